//! Thể thức riêng: what a body's papers do otherwise than its rule set says. Papers as they were published
//! differ in these without being wrong; a body that sets none prints as its rule set says.
use super::{
    office::Signing,
    rule_set::{Address, Articles, DecidesLine, Greeting, NamesInArticle, RuleSet},
};
use serde::{Deserialize, Serialize};

/// Behind each line of Nơi nhận but the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LineEnd {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
}

/// What the text of a paper ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EndMark {
    /// `.`
    Stop,
    /// `./.`
    StopAndStrokes,
}

impl LineEnd {
    /// The sign itself.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Comma => ",",
            Self::Semicolon => ";",
        }
    }

    /// Each of them.
    pub const ALL: [Self; 2] = [Self::Comma, Self::Semicolon];
}

impl EndMark {
    /// The sign itself.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Stop => ".",
            Self::StopAndStrokes => "./.",
        }
    }

    /// Each of them.
    pub const ALL: [Self; 2] = [Self::Stop, Self::StopAndStrokes];
}

/// Thể thức riêng của cơ quan. `None`: as the rule set says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Variants {
    /// Where the name of who decides stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decides_line: Option<DecidesLine>,
    /// Is there a colon behind `QUYẾT ĐỊNH`?
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decides_colon: Option<bool>,
    /// Is there a dash before each căn cứ?
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis_dash: Option<bool>,
    /// How Điều 1 names recipients.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub names_in_article: Option<NamesInArticle>,
    /// How many articles there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub articles: Option<Articles>,
    /// How people are addressed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
    /// What the body calls those below it: `các chi bộ, đảng bộ trực thuộc`; blank for the usual words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub units_below: String,
    /// How a tờ trình speaks to whom it goes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub greeting: Option<Greeting>,
    /// Is there a comma between number and day where a paper is named?
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cited_comma: Option<bool>,
    /// What the text ends with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_mark: Option<EndMark>,
    /// Behind the lines of Nơi nhận.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recipients_end: Option<LineEnd>,
    /// Does the post of who signs for a collective stand below `T/M …`?
    #[serde(skip_serializing_if = "Option::is_none")]
    pub post_line: Option<bool>,
}

impl Variants {
    /// Puts what is set here into a rule set; `signing`: how the body signs.
    pub(super) fn apply(&self, signing: Signing, rules: &mut RuleSet) {
        set(&mut rules.decides_line, self.decides_line);
        set(&mut rules.decides_end, self.decides_colon.map(|on| sign(on, ":", "")));
        set(&mut rules.basis_mark, self.basis_dash.map(|on| sign(on, "- ", "")));
        set(&mut rules.names_in_article, self.names_in_article);
        set(&mut rules.articles, self.articles);
        set(&mut rules.address, self.address);
        set(&mut rules.greeting, self.greeting);
        set(&mut rules.cited_between, self.cited_comma.map(|on| sign(on, ", ", " ")));
        set(&mut rules.end_mark, self.end_mark.map(|mark| mark.sign().to_owned()));
        set(&mut rules.recipients_end, self.recipients_end.map(|end| end.sign().to_owned()));
        // A head who signs directly has nothing but the post above the name.
        set(&mut rules.post_line, self.post_line.filter(|_| signing == Signing::OnBehalf));
    }
}

fn set<T>(usual: &mut T, own: Option<T>) {
    if let Some(own) = own {
        *usual = own;
    }
}

fn sign(is_there: bool, sign: &str, otherwise: &str) -> String {
    if is_there { sign } else { otherwise }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        office::Body,
        rule_set::{self, all},
    };

    #[test]
    fn a_body_without_any_prints_as_its_rule_set_says() {
        for usual in all() {
            let body = Body { rule_set: usual.id.clone(), ..Body::default() };
            assert_eq!(rule_set::of(&body).as_ref(), Some(usual));
        }
        assert_eq!(serde_json::to_string(&Variants::default()).unwrap(), "{}");
    }

    #[test]
    fn what_is_set_counts_and_nothing_else() {
        let variants = Variants {
            decides_colon: Some(false),
            cited_comma: Some(true),
            end_mark: Some(EndMark::Stop),
            post_line: Some(false),
            ..Variants::default()
        };
        let body = Body {
            rule_set: "ND30-2020".into(),
            signing: Signing::HeadSigns,
            variants,
            ..Body::default()
        };
        let own = rule_set::of(&body).unwrap();
        let usual = rule_set::by_id("ND30-2020").unwrap();
        let expected = RuleSet {
            decides_end: String::new(),
            cited_between: ", ".into(),
            end_mark: ".".into(),
            ..usual.clone()
        };
        assert_eq!(own, expected, "a head who signs keeps the post");
        let collective = Body { signing: Signing::OnBehalf, ..body };
        assert!(!rule_set::of(&collective).unwrap().post_line);
    }
}

//! Cơ quan: bodies that issue and award.
use super::{
    Known,
    description::{Description, copy_all},
    fields::Fields,
    row::{Cell, ListRow, column, rest},
};
use crate::{
    domain::{
        decision::PaperState,
        edit::Edit,
        field::Field,
        ids::{BodyId, Kind},
        list_item::ListKind,
        office::{Body, Numbering, Signing},
        paper_number,
        problem::Problem,
        rule_set,
        variants::{EndMark, LineEnd},
    },
    text::{
        labels, screens,
        terms::{self, field, variants as words},
    },
};

/// Cơ quan ban hành, cơ quan tặng.
pub static BODIES: Description<Body> = Description {
    kind: Kind::Body,
    group: screens::GROUP_SETTINGS,
    key: "Bodies",
    words: &terms::office::BODIES,
    columns: &[
        column(field(Field::Symbol)),
        rest(field(Field::Name)),
        column(field(Field::Level)),
        column(screens::head::NONE),
    ],
    rows: |known| {
        let row = |b: &Body| {
            let ours = if b.is_ours { screens::OURS } else { screens::THEIRS };
            Some(ListRow::of(
                b.id?.0,
                vec![Cell::from(&b.symbol), b.short().into(), Cell::from(&b.level), ours.into()],
            ))
        };
        Ok(known.lists.bodies.all()?.iter().filter_map(row).collect())
    },
    count: |known| known.lists.bodies.count(|_| true),
    load: |known, id| Ok(known.read.body(BodyId(id))?),
    blank: |_known| Body::default(),
    fields: |form, body, known| {
        let was_blank = body.letterhead_name.is_empty();
        let left = form.text(Field::BodyFullName, &mut body.full_name);
        if left && was_blank && !body.full_name.is_empty() && body.id.is_none() {
            // A new body's letterhead, symbol and signing are read out of its name, to be corrected below.
            body.fill_from_name();
        }
        form.text(Field::BodyShortName, &mut body.short_name);
        form.text(Field::BodyInText, &mut body.in_text);
        form.check(Field::IsOurs, &mut body.is_ours);
        form.text(Field::Symbol, &mut body.symbol);
        form.lines(Field::OwnSymbols, &mut body.own_symbols, 2);
        form.remark(screens::OWN_SYMBOLS_HINT);
        // It is said while it is typed: a form that is saved closes.
        let renumbered_by = renumbered_by(body, known);
        let renumbers = |field| labels::problem(field, &Problem::RenumbersIssued);
        if let Some(field) = renumbered_by.filter(|field| *field != Field::RuleSet) {
            form.caution(&renumbers(field));
        }
        form.suggest(Field::Level, &mut body.level, known.lists.items(ListKind::Level));
        form.lines(Field::LetterheadParent, &mut body.letterhead_parent, 2);
        form.lines(Field::LetterheadName, &mut body.letterhead_name, 3);
        let sets: Vec<(&str, &str)> =
            rule_set::all().iter().map(|r| (r.id.as_str(), r.name.as_str())).collect();
        let mut chosen = rule_set::by_id(&body.rule_set).map_or("", |r| r.id.as_str());
        form.choice(Field::RuleSet, &mut chosen, &sets);
        chosen.clone_into(&mut body.rule_set);
        if let Some(field) = renumbered_by.filter(|field| *field == Field::RuleSet) {
            form.caution(&renumbers(field));
        }
        form.choice(
            Field::Signing,
            &mut body.signing,
            &[Signing::OnBehalf, Signing::HeadSigns].map(|s| (s, labels::signing(s))),
        );
        if body.signing == Signing::OnBehalf {
            form.text(Field::OnBehalfOf, &mut body.on_behalf_of);
        }
        form.lines(Field::DecidesAs, &mut body.decides_as, 1);
        form.choice(
            Field::Numbering,
            &mut body.numbering,
            &[Numbering::ByTerm, Numbering::ByYear].map(|n| (n, labels::numbering(n))),
        );
        form.check(Field::SeriesKeptHere, &mut body.series_kept_here);
        form.lines(Field::DefaultRecipients, &mut body.default_recipients, 4);
        form.entered(Field::From, &mut body.from);
        form.entered(Field::To, &mut body.to);
        // Of others no paper is composed here.
        if form.shows(body.is_ours) && form.fold(field(Field::Variants)) {
            variants_fields(form, body);
        }
    },
    grid: &[],
    save: Edit::save,
    reorder: None,
    copy: copy_all,
};

/// What the body's papers do otherwise than its rule set says; each begins with what that says.
fn variants_fields(form: &mut dyn Fields, body: &mut Body) {
    let Some(usual) = rule_set::by_id(&body.rule_set) else { return };
    let signs_on_behalf = body.signing == Signing::OnBehalf;
    let own = &mut body.variants;
    let f = Field::DecidesLine;
    variant(form, f, &mut own.decides_line, Some(usual.decides_line), words::DECIDES_LINE);
    let colon = Some(!usual.decides_end.is_empty());
    variant(form, Field::DecidesColon, &mut own.decides_colon, colon, words::DECIDES_COLON);
    let dash = Some(!usual.basis_mark.is_empty());
    variant(form, Field::BasisDash, &mut own.basis_dash, dash, words::BASIS_DASH);
    let names = Some(usual.names_in_article);
    let f = Field::NamesInArticle;
    variant(form, f, &mut own.names_in_article, names, words::NAMES_IN_ARTICLE);
    let articles = Some(usual.articles);
    variant(form, Field::ArticleCount, &mut own.articles, articles, words::ARTICLES);
    let address = Some(usual.address);
    variant(form, Field::AddressOfPeople, &mut own.address, address, words::ADDRESS);
    form.text_hinted(Field::UnitsBelow, &mut own.units_below, words::UNITS_BELOW_HINT);
    let greeting = Some(usual.greeting);
    variant(form, Field::Greeting, &mut own.greeting, greeting, words::GREETING);
    let comma = Some(usual.cited_between.contains(','));
    variant(form, Field::CitedComma, &mut own.cited_comma, comma, words::CITED_COMMA);
    let mark = EndMark::ALL.into_iter().find(|mark| mark.sign() == usual.end_mark);
    variant(form, Field::EndMark, &mut own.end_mark, mark, words::END_MARK);
    let end = LineEnd::ALL.into_iter().find(|end| end.sign() == usual.recipients_end);
    variant(form, Field::RecipientsEnd, &mut own.recipients_end, end, words::RECIPIENTS_END);
    if form.shows(signs_on_behalf) {
        let post = Some(usual.post_line);
        variant(form, Field::PostLine, &mut own.post_line, post, words::POST_LINE);
    }
}

/// One of these words; first that of the rule set.
fn variant<T: Copy + PartialEq>(
    form: &mut dyn Fields,
    field: Field,
    own: &mut Option<T>,
    usual: Option<T>,
    words: &[(T, &'static str)],
) {
    let usual = words::as_rule_set(words::word(words, usual).unwrap_or_default());
    let all = words.iter().map(|(choice, word)| (Some(*choice), *word));
    let choices: Vec<_> = std::iter::once((None, usual.as_str())).chain(all).collect();
    form.choice(field, own, &choices);
}

/// The field of a stored body by which decisions it has issued would be numbered otherwise.
fn renumbered_by(body: &Body, known: &Known<'_>) -> Option<Field> {
    let lists = known.lists;
    let stored = lists.bodies.iter().find(|b| b.id.is_some() && b.id == body.id)?;
    let mut decisions = lists.decisions.iter();
    let has_issued = decisions.any(|d| d.body == body.id && d.state == PaperState::Issued);
    paper_number::renumbered_by(body, stored).filter(|_| has_issued)
}

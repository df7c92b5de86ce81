//! Hiệp y: other agencies asked about a recipient before it is awarded, and what they answered.
use super::{
    entered::Entered,
    field::Field,
    ids::ConsultationId,
    problem::Findings,
    stored_form::{one_line, typed},
    vietnamese::fold,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What an agency answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsultationAnswer {
    /// Chưa trả lời.
    #[default]
    Waiting,
    /// Không có ý kiến khác.
    NoObjection,
    /// Có ý kiến: a discipline, a complaint, a violation.
    Objection,
}

impl ConsultationAnswer {
    /// Every one, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Waiting, Self::NoObjection, Self::Objection];
}

/// One agency that was asked about one recipient.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Consultation {
    /// `None` while not yet stored.
    pub id: Option<ConsultationId>,
    /// Who is asked: Ủy ban Kiểm tra, Công an …
    pub agency: String,
    /// Since when.
    pub asked_on: Entered<Date>,
    /// What it answered.
    pub answer: ConsultationAnswer,
    /// On which day.
    pub answered_on: Entered<Date>,
    /// What it said, in its own words.
    pub content: String,
}

/// Agencies asked about one proposal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// All.
    pub all: usize,
    /// Those that answered.
    pub answered: usize,
    /// Those that had something to say.
    pub objections: usize,
}

impl Consultation {
    /// What is wrong with it.
    pub fn check(&self) -> Findings {
        let mut found = Findings::default();
        found.require(Field::Agency, &self.agency);
        found.read_span((Field::AskedOn, &self.asked_on), (Field::AnsweredOn, &self.answered_on));
        if self.answer == ConsultationAnswer::Objection {
            found.require(Field::AgencySaid, &self.content);
        }
        found
    }

    /// Puts it into its stored form.
    pub fn tidy(&mut self, today: Date) {
        one_line(&mut [&mut self.agency, &mut self.content]);
        typed(today, &mut [&mut self.asked_on, &mut self.answered_on]);
    }
}

/// Asks one more agency; one that was asked already is not asked twice. True when it was added.
pub fn ask(consultations: &mut Vec<Consultation>, agency: &str, day: Date) -> bool {
    if consultations.iter().any(|asked| is_of(asked, agency)) {
        return false;
    }
    consultations.push(Consultation {
        agency: agency.to_owned(),
        asked_on: Entered::of(Some(day)),
        ..Consultation::default()
    });
    true
}

/// Was an answer of this agency noted already?
pub fn has_answered(consultations: &[Consultation], agency: &str) -> bool {
    let answered = |c: &Consultation| c.answer != ConsultationAnswer::Waiting;
    consultations.iter().any(|asked| is_of(asked, agency) && answered(asked))
}

/// Notes what an agency answered; one that was never asked is added with its answer.
pub fn answer(
    consultations: &mut Vec<Consultation>,
    (agency, day): (&str, Date),
    (answer, content): (ConsultationAnswer, &str),
) {
    if !consultations.iter().any(|asked| is_of(asked, agency)) {
        let agency = agency.to_owned();
        consultations.push(Consultation { agency, ..Consultation::default() });
    }
    let Some(of) = consultations.iter_mut().find(|asked| is_of(asked, agency)) else { return };
    of.answer = answer;
    content.clone_into(&mut of.content);
    let is_answered = answer != ConsultationAnswer::Waiting;
    of.answered_on = Entered::of(is_answered.then_some(day));
}

fn is_of(consultation: &Consultation, agency: &str) -> bool {
    fold(&consultation.agency) == fold(agency)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::problem::Problem;

    #[test]
    fn an_agency_is_asked_once_and_its_answer_stands_beside_the_question() {
        let (asked, answered) = (Date::constant(2026, 11, 20), Date::constant(2026, 11, 25));
        let mut all = Vec::new();
        assert!(ask(&mut all, "Công an xã", asked));
        assert!(!ask(&mut all, "công an xã", answered));
        answer(&mut all, ("CÔNG AN XÃ", answered), (ConsultationAnswer::NoObjection, ""));
        answer(
            &mut all,
            ("Ủy ban Kiểm tra", answered),
            (ConsultationAnswer::Objection, "đang có đơn"),
        );
        let told: Vec<_> = all
            .iter()
            .map(|c| (c.agency.as_str(), c.asked_on.get(), c.answer, c.answered_on.get()))
            .collect();
        assert_eq!(
            told,
            [
                ("Công an xã", Some(asked), ConsultationAnswer::NoObjection, Some(answered)),
                ("Ủy ban Kiểm tra", None, ConsultationAnswer::Objection, Some(answered)),
            ]
        );
        answer(&mut all, ("Công an xã", answered), (ConsultationAnswer::Waiting, ""));
        assert_eq!(all[0].answered_on.get(), None);
    }

    #[test]
    fn an_objection_says_what_it_is() {
        let mut one = Consultation {
            agency: "Công an xã".into(),
            answer: ConsultationAnswer::Objection,
            ..Consultation::default()
        };
        assert!(one.check().has(Field::AgencySaid, &Problem::Required));
        one.content = "vi phạm giao thông".into();
        one.asked_on = "25/11/2026".into();
        one.answered_on = "20/11/2026".into();
        assert!(one.check().has(Field::AnsweredOn, &Problem::EndsBeforeStart));
    }
}

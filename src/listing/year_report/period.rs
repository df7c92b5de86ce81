//! The time a report is about: a working year, or its first months up to a day. Reports of offices end on days of their
//! own (15/6, 15/11), so what counts is the day things happened; what has no day counts.
use super::super::figures::YearData;
use crate::domain::{
    answer::Answer, calendar::last_day, entered::Entered, ids::MovementModelId,
    movement::RegistrationState,
};
use jiff::civil::Date;
use std::collections::HashSet;

/// The time a report is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// Năm công tác.
    pub year: i64,
    /// The last day; `None`: the whole of it.
    pub until: Option<Date>,
}

impl Period {
    /// The same time a year before.
    #[must_use]
    pub fn a_year_before(self) -> Self {
        let before = |day: Date| day.checked_sub(jiff::Span::new().years(1)).unwrap_or(day);
        Self { year: self.year - 1, until: self.until.map(before) }
    }

    /// Does a day lie in it, or is it not known?
    fn has(self, day: Option<Date>) -> bool {
        self.until.is_none_or(|until| day.is_none_or(|day| day <= until))
    }
}

impl YearData {
    /// Models that somebody had taken over by a day; a place without a day counts.
    fn replicated_by(&self, until: Option<Date>) -> HashSet<MovementModelId> {
        let begun = |day: Option<Date>| day.zip(until).is_none_or(|(day, until)| day <= until);
        let taken = self.models.values().filter(|model| {
            model.replications.iter().any(|replication| begun(replication.from.get()))
        });
        taken.filter_map(|model| model.id).collect()
    }

    /// What of it had happened by the end of a period.
    #[must_use]
    pub(in crate::listing) fn within(mut self, period: Period) -> Self {
        self.replicated = self.replicated_by(period.until.or_else(|| last_day(period.year)));
        if period.until.is_none() {
            return self;
        }
        let is_whole = period.until >= last_day(period.year);
        self.registrations.retain(|of| period.has(of.registered_on.get()));
        for of in &mut self.registrations {
            // How far a model has come, and the class of a unit, are said at the end of the year, without a day.
            let is_judged = matches!(
                of.state,
                RegistrationState::Scored
                    | RegistrationState::Recognised
                    | RegistrationState::NotRecognised
            );
            if !is_whole && is_judged {
                of.state = RegistrationState::Underway;
            }
            of.recognitions.retain(|of| period.has(of.date.get()));
            of.follow_ups.retain(|of| period.has(of.date.get()));
        }
        self.sessions.retain(|of| period.has(of.from.get()));
        self.awards.retain(|of| {
            let day = of.decision_date.as_deref().and_then(|day| day.parse().ok());
            period.has(day)
        });
        for record in &mut self.records {
            if !is_whole {
                record.class.clear();
            }
            record.dialogues.retain(|of| period.has(of.date.get()));
            record.internal_rules.retain(|of| period.has(of.date.get()));
            for of in &mut record.inspections {
                if !period.has(of.held_on.get()) {
                    of.held_on = Entered::default();
                }
            }
            let later = |answer: &mut Answer, day: Option<Date>| {
                if *answer == Answer::Yes && !period.has(day) {
                    *answer = Answer::Unknown;
                }
            };
            later(&mut record.committee, record.committee_date.get());
            later(&mut record.rules, record.rules_date.get());
            later(&mut record.plan, record.plan_date.get());
            later(&mut record.conference, record.conference_date.get());
            later(&mut record.agreement, record.agreement_signed.get());
        }
        self
    }
}

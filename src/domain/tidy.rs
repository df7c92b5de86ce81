//! Before storing: every text in one form (NFC, trimmed), every typed day and number in full.
//! Forms do the same to one field when it is left; nothing is touched while typing.
use super::{
    award::Recipient,
    decision::PaperState,
    edit::Edit,
    entered::{Entered, Typed},
    vietnamese::{clean, clean_lines},
};
use jiff::civil::Date;

fn one_line(texts: &mut [&mut String]) {
    for text in texts {
        **text = clean(text);
    }
}

fn lines(texts: &mut [&mut String]) {
    for text in texts {
        **text = clean_lines(text);
    }
}

fn typed<T: Typed>(today: Date, fields: &mut [&mut Entered<T>]) {
    for field in fields {
        field.tidy(today);
    }
}

fn years(years: &mut super::award::AwardYears, today: Date) {
    typed(today, &mut [&mut years.year, &mut years.period_from, &mut years.period_to]);
}

fn recipient(recipient: &mut Option<Recipient>) {
    match recipient {
        Some(Recipient::Outside(name)) => *name = clean(name),
        Some(Recipient::Household(h)) => one_line(&mut [&mut h.name, &mut h.place]),
        _ => {}
    }
}

fn decision(d: &mut super::decision::Decision, today: Date) {
    one_line(&mut [&mut d.number, &mut d.considering, &mut d.number_repeat_reason, &mut d.note]);
    lines(&mut [&mut d.summary, &mut d.bases, &mut d.articles, &mut d.distribution]);
    d.date.tidy(today);
}

/// Puts everything in the edit into its stored form.
pub fn edit(edit: &mut Edit, today: Date) {
    match edit {
        Edit::SaveOffice(o) => {
            one_line(&mut [
                &mut o.name,
                &mut o.place,
                &mut o.empty_tens_word,
                &mut o.thousand_word,
            ]);
            o.named_recipient_limit.tidy(today);
        }
        Edit::SaveBody(b) => {
            one_line(&mut [
                &mut b.full_name,
                &mut b.short_name,
                &mut b.in_text,
                &mut b.symbol,
                &mut b.level,
                &mut b.rule_set,
                &mut b.on_behalf_of,
            ]);
            lines(&mut [
                &mut b.letterhead_parent,
                &mut b.letterhead_name,
                &mut b.decides_as,
                &mut b.default_recipients,
            ]);
            typed(today, &mut [&mut b.from, &mut b.to]);
        }
        Edit::SaveTerm(t) => {
            one_line(&mut [&mut t.name]);
            typed(today, &mut [&mut t.from, &mut t.to]);
        }
        Edit::SaveSignatory(s) => {
            one_line(&mut [&mut s.name, &mut s.position]);
            typed(today, &mut [&mut s.from, &mut s.to]);
        }
        Edit::SaveUnitKind(k) => one_line(&mut [&mut k.name]),
        Edit::SaveUnit(u) => {
            one_line(&mut [
                &mut u.code,
                &mut u.name,
                &mut u.certificate_name,
                &mut u.business_type,
                &mut u.address,
                &mut u.contact,
                &mut u.phone,
            ]);
            typed(today, &mut [&mut u.party_members, &mut u.workers]);
            typed(today, &mut [&mut u.from, &mut u.to]);
            for p in &mut u.predecessors {
                p.date.tidy(today);
            }
            for c in &mut u.collectives {
                one_line(&mut [&mut c.name, &mut c.certificate_name]);
            }
        }
        Edit::AddCollective { collective: c, .. } => {
            one_line(&mut [&mut c.name, &mut c.certificate_name]);
        }
        Edit::Several { edits, .. } => edits.iter_mut().for_each(|e| self::edit(e, today)),
        Edit::SavePerson(p) => {
            one_line(&mut [
                &mut p.full_name,
                &mut p.given_name,
                &mut p.certificate_name,
                &mut p.salutation,
                &mut p.ethnicity,
                &mut p.hometown,
                &mut p.education,
                &mut p.account_number,
            ]);
            lines(&mut [&mut p.note]);
            typed(today, &mut [&mut p.birth, &mut p.party_joined]);
            for post in &mut p.posts {
                one_line(&mut [&mut post.title]);
                typed(today, &mut [&mut post.from, &mut post.to]);
            }
        }
        Edit::SaveLegalBasis(b) => {
            one_line(&mut [&mut b.number_symbol, &mut b.summary, &mut b.issuer]);
            typed(today, &mut [&mut b.issued_on, &mut b.from, &mut b.to]);
        }
        Edit::SaveRound(r) => {
            one_line(&mut [&mut r.name, &mut r.content, &mut r.form]);
            lines(&mut [&mut r.citation]);
            years(&mut r.years, today);
            r.dossier_due.tidy(today);
        }
        Edit::SaveProposal(p) => {
            recipient(&mut p.recipient);
            one_line(&mut [&mut p.rating, &mut p.form, &mut p.submission_number, &mut p.note]);
            lines(&mut [&mut p.achievement]);
            typed(today, &mut [&mut p.received_on, &mut p.submission_date]);
        }
        Edit::SaveDecision(d) => decision(d, today),
        Edit::IssueDecision(d) => {
            decision(d, today);
            d.state = PaperState::Issued;
        }
        Edit::SaveAward(a) => {
            recipient(&mut a.recipient);
            one_line(&mut [
                &mut a.form,
                &mut a.content,
                &mut a.printed_name,
                &mut a.printed_position,
                &mut a.printed_unit,
                &mut a.register_number,
                &mut a.received_by,
                &mut a.note,
            ]);
            lines(&mut [&mut a.citation]);
            years(&mut a.years, today);
            a.reward.tidy(today);
            a.handed_on.tidy(today);
            for m in &mut a.amendments {
                one_line(&mut [&mut m.decision_number, &mut m.reason]);
                m.date.tidy(today);
            }
        }
        Edit::SaveMovementModel(x) => {
            one_line(&mut [&mut x.name, &mut x.area]);
            lines(&mut [&mut x.note]);
            typed(today, &mut [&mut x.start_year]);
            for part in &mut x.replications {
                one_line(&mut [&mut part.place]);
                lines(&mut [&mut part.result]);
                typed(today, &mut [&mut part.from]);
                typed(today, &mut [&mut part.groups]);
            }
        }
        Edit::SaveRegistration(x) => {
            one_line(&mut [&mut x.contact, &mut x.withdrawn_reason]);
            lines(&mut [
                &mut x.reason,
                &mut x.goal,
                &mut x.content,
                &mut x.where_and_whom,
                &mut x.forces,
                &mut x.resources,
                &mut x.output,
                &mut x.durability,
                &mut x.note,
            ]);
            typed(today, &mut [&mut x.registered_on, &mut x.from, &mut x.to]);
            typed(today, &mut [&mut x.year]);
            for part in &mut x.follow_ups {
                lines(&mut [&mut part.result]);
                typed(today, &mut [&mut part.date]);
                typed(today, &mut [&mut part.participants]);
                typed(today, &mut [&mut part.value]);
            }
        }
        Edit::SaveTrainingSession(x) => {
            one_line(&mut [&mut x.name, &mut x.organiser, &mut x.plan_number, &mut x.place]);
            lines(&mut [&mut x.partners, &mut x.audience, &mut x.note]);
            typed(today, &mut [&mut x.plan_date, &mut x.from, &mut x.to]);
            typed(
                today,
                &mut [&mut x.year, &mut x.half_days, &mut x.summoned, &mut x.attended_total],
            );
            typed(today, &mut [&mut x.cost]);
            for part in &mut x.topics {
                one_line(&mut [&mut part.title, &mut part.speaker, &mut part.duration]);
            }
            for part in &mut x.attendees {
                one_line(&mut [
                    &mut part.name,
                    &mut part.position,
                    &mut part.unit_name,
                    &mut part.attendance,
                    &mut part.certificate_number,
                ]);
                typed(today, &mut [&mut part.certificate_date]);
            }
        }
        Edit::SaveDemocracyRecord(x) => {
            one_line(&mut [
                &mut x.committee_number,
                &mut x.committee_head,
                &mut x.rules_number,
                &mut x.plan_number,
                &mut x.conference_form,
                &mut x.conference_resolution,
                &mut x.class,
                &mut x.unit_class,
            ]);
            lines(&mut [&mut x.union_movements, &mut x.note]);
            typed(
                today,
                &mut [
                    &mut x.committee_date,
                    &mut x.committee_renewed,
                    &mut x.rules_date,
                    &mut x.plan_date,
                    &mut x.conference_date,
                    &mut x.agreement_signed,
                    &mut x.agreement_expires,
                ],
            );
            typed(
                today,
                &mut [
                    &mut x.year,
                    &mut x.committee_members,
                    &mut x.conference_summoned,
                    &mut x.conference_people,
                    &mut x.better_terms,
                    &mut x.board_checks,
                    &mut x.union_members,
                    &mut x.union_checks,
                    &mut x.petitions_received,
                    &mut x.petitions_resolved,
                ],
            );
            typed(today, &mut [&mut x.union_funds]);
            for part in &mut x.dialogues {
                lines(&mut [&mut part.content]);
                typed(today, &mut [&mut part.date]);
                typed(today, &mut [&mut part.opinions, &mut part.resolved]);
            }
            for part in &mut x.internal_rules {
                one_line(&mut [&mut part.name, &mut part.number]);
                typed(today, &mut [&mut part.date]);
            }
            for part in &mut x.inspections {
                one_line(&mut [&mut part.team, &mut part.content]);
                lines(&mut [&mut part.findings, &mut part.recommendations]);
                typed(
                    today,
                    &mut [
                        &mut part.planned_on,
                        &mut part.held_on,
                        &mut part.due,
                        &mut part.fixed_on,
                    ],
                );
            }
        }
        Edit::SaveCommitteeMember(x) => {
            one_line(&mut [&mut x.name, &mut x.role]);
            lines(&mut [&mut x.tasks]);
            typed(today, &mut [&mut x.from, &mut x.to]);
        }
        Edit::SaveDocument(x) => {
            one_line(&mut [&mut x.kind, &mut x.number, &mut x.signer]);
            lines(&mut [&mut x.summary, &mut x.note]);
            typed(today, &mut [&mut x.date]);
            typed(today, &mut [&mut x.year]);
        }
        Edit::SaveBaseSalary(x) => {
            one_line(&mut [&mut x.basis]);
            typed(today, &mut [&mut x.from]);
            typed(today, &mut [&mut x.amount]);
        }
        Edit::SaveRewardRule(x) => {
            one_line(&mut [&mut x.form, &mut x.level, &mut x.basis]);
            typed(today, &mut [&mut x.from]);
            typed(today, &mut [&mut x.amount]);
            typed(today, &mut [&mut x.coefficient]);
        }
        Edit::SaveWorkingYear(x) => {
            one_line(&mut [&mut x.lock_reason]);
            lines(&mut [&mut x.good_classes]);
            typed(today, &mut [&mut x.registration_due, &mut x.report_due]);
            typed(today, &mut [&mut x.year, &mut x.model_minimum]);
        }
        Edit::SaveTarget(x) => {
            one_line(&mut [&mut x.name, &mut x.unit, &mut x.figure, &mut x.note]);
            typed(today, &mut [&mut x.year]);
            typed(today, &mut [&mut x.planned, &mut x.actual]);
        }
        Edit::SaveListItem(x) => {
            one_line(&mut [&mut x.name]);
        }
        Edit::RecordQuickList(q) => {
            if let super::quick_list::QuickBody::New(name) = &mut q.body {
                *name = clean(name);
            }
            one_line(&mut [&mut q.form, &mut q.content, &mut q.citation]);
            q.year.tidy(today);
            for r in &mut q.rows {
                one_line(&mut [
                    &mut r.name,
                    &mut r.birth,
                    &mut r.post,
                    &mut r.unit,
                    &mut r.achievement,
                ]);
            }
        }
        Edit::Remove(_)
        | Edit::Restore(_)
        | Edit::EmptyTrash
        | Edit::Merge { .. }
        | Edit::TellApart(..)
        | Edit::RestoreField { .. }
        | Edit::Attach { .. }
        | Edit::Detach(_)
        | Edit::Reorder(_)
        | Edit::AwardProposals { .. } => {}
    }
}

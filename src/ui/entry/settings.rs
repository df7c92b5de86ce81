//! Cài đặt: the office, its bodies, terms, signatories, kinds of units, legal bases.
use super::{Screen, made::pick_body, no_more, row};
use crate::{
    domain::{
        edit::Edit,
        field::Field,
        ids::{BodyId, LegalBasisId, Record, SignatoryId, TermId, UnitKindId},
        legal_basis::LegalBasis,
        list_item::ListKind,
        office::{Body, Numbering, Office, Signatory, Signing, Term},
        rule_set,
        unit::UnitKind,
    },
    text::{labels, screens, terms::field},
    ui::{
        action::List,
        widgets::{
            form::choices::Choices,
            table::{column, names, rest},
        },
    },
};

pub(super) const OFFICE: Screen<Office> = Screen {
    list: List::Office,
    title: screens::OFFICE,
    add: screens::EDIT_OFFICE,
    empty: "",
    columns: &[column(screens::head::NONE), rest(field(Field::Name)), column(field(Field::Place))],
    rows: |cx| {
        let office = cx.read.office().unwrap_or_default();
        vec![row(1, vec![String::new(), office.name, office.place])]
    },
    load: |cx, _id| cx.read.office().ok(),
    blank: |cx| cx.read.office().unwrap_or_default(),
    fields: |form, office, _cx| {
        form.text(Field::OfficeName, &mut office.name);
        form.text(Field::Place, &mut office.place);
        let mut north = office.empty_tens_word == screens::LINH;
        form.choice(
            Field::EmptyTensWord,
            &mut north,
            &[(false, screens::READ_105_LE), (true, screens::READ_105_LINH)],
        );
        if north { screens::LINH } else { screens::LE }.clone_into(&mut office.empty_tens_word);
        let mut south = office.thousand_word == screens::NGAN;
        form.choice(
            Field::ThousandWord,
            &mut south,
            &[(false, screens::READ_1000_NGHIN), (true, screens::READ_1000_NGAN)],
        );
        if south { screens::NGAN } else { screens::NGHIN }.clone_into(&mut office.thousand_word);
        form.entered(Field::NamedRecipientLimit, &mut office.named_recipient_limit);
        form.check(Field::TwoSided, &mut office.two_sided);
    },
    grid: &[],
    save: Edit::SaveOffice,
    // Settings are no record of a list; they can be changed, never removed.
    record: |_id| Record::Body(BodyId(0)),
    reorder: None,
    copy: super::copy_all,
    more: no_more,
};

pub(super) const BODIES: Screen<Body> = Screen {
    list: List::Bodies,
    title: screens::BODIES,
    add: screens::ADD_BODY,
    empty: screens::NO_BODIES,
    columns: &[
        column(field(Field::Symbol)),
        rest(field(Field::Name)),
        column(field(Field::Level)),
        column(screens::head::NONE),
    ],
    rows: |cx| {
        cx.lists
            .bodies
            .iter()
            .filter_map(|b| {
                let ours = if b.is_ours { screens::OURS } else { screens::THEIRS };
                Some(row(
                    b.id?.0,
                    vec![b.symbol.clone(), b.short().to_owned(), b.level.clone(), ours.to_owned()],
                ))
            })
            .collect()
    },
    load: |cx, id| cx.read.body(BodyId(id)).ok().flatten(),
    blank: |_cx| Body::default(),
    fields: |form, body, cx| {
        let was_blank = body.letterhead_name.is_empty() && body.symbol.is_empty();
        let left = form.text(Field::BodyFullName, &mut body.full_name);
        if left && was_blank && !body.full_name.is_empty() && body.id.is_none() {
            // A new body's letterhead, symbol and signing are read out of its name, to be corrected below.
            *body = Body { is_ours: body.is_ours, ..Body::from_name(&body.full_name) };
        }
        form.text(Field::BodyShortName, &mut body.short_name);
        form.text(Field::BodyInText, &mut body.in_text);
        form.check(Field::IsOurs, &mut body.is_ours);
        form.text(Field::Symbol, &mut body.symbol);
        form.suggest(Field::Level, &mut body.level, cx.lists.items(ListKind::Level));
        form.lines(Field::LetterheadParent, &mut body.letterhead_parent, 2);
        form.lines(Field::LetterheadName, &mut body.letterhead_name, 3);
        let sets: Vec<(&str, &str)> =
            rule_set::all().iter().map(|r| (r.id.as_str(), r.name.as_str())).collect();
        let mut chosen = rule_set::by_id(&body.rule_set).map_or("", |r| r.id.as_str());
        form.choice(Field::RuleSet, &mut chosen, &sets);
        chosen.clone_into(&mut body.rule_set);
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
    },
    grid: &[],
    save: Edit::SaveBody,
    record: |id| Record::Body(BodyId(id)),
    reorder: None,
    copy: super::copy_all,
    more: no_more,
};

pub(super) const TERMS: Screen<Term> = Screen {
    list: List::Terms,
    title: screens::TERMS,
    add: screens::ADD_TERM,
    empty: screens::NO_TERMS,
    columns: &[
        column(screens::head::NONE),
        rest(field(Field::Name)),
        column(field(Field::From)),
        column(field(Field::To)),
    ],
    rows: |cx| {
        cx.lists
            .terms
            .iter()
            .filter_map(|t| {
                Some(row(
                    t.id?.0,
                    vec![String::new(), t.name.clone(), t.from.text.clone(), t.to.text.clone()],
                ))
            })
            .collect()
    },
    load: |cx, id| cx.lists.terms.iter().find(|t| t.id == Some(TermId(id))).cloned(),
    blank: |_cx| Term::default(),
    fields: |form, term, _cx| {
        form.text(Field::Name, &mut term.name);
        form.entered(Field::From, &mut term.from);
        form.entered(Field::To, &mut term.to);
    },
    grid: &[],
    save: Edit::SaveTerm,
    record: |id| Record::Term(TermId(id)),
    reorder: None,
    copy: super::copy_all,
    more: no_more,
};

pub(super) const SIGNATORIES: Screen<Signatory> = Screen {
    list: List::Signatories,
    title: screens::SIGNATORIES,
    add: screens::ADD_SIGNATORY,
    empty: screens::NO_SIGNATORIES,
    columns: &[
        column(screens::head::NONE),
        names(field(Field::FullName)),
        column(field(Field::PostTitle)),
        rest(screens::head::BODY),
    ],
    rows: |cx| {
        cx.lists
            .signatories
            .iter()
            .filter_map(|s| {
                let body =
                    cx.lists.bodies.iter().find(|b| b.id == s.body).map_or("", |b| b.short());
                Some(super::row_of_person(
                    s.id?.0,
                    vec![String::new(), s.name.clone(), s.position.clone(), body.to_owned()],
                ))
            })
            .collect()
    },
    load: |cx, id| cx.read.signatory(SignatoryId(id)).ok().flatten(),
    blank: |cx| Signatory {
        body: cx.lists.bodies.iter().find(|b| b.is_ours).and_then(|b| b.id),
        ..Signatory::default()
    },
    fields: |form, s, cx| {
        form.text(Field::SignatoryName, &mut s.name);
        form.text(Field::SignatoryPosition, &mut s.position);
        pick_body(form, Field::Body, &mut s.body, cx);
        form.check(Field::IsHead, &mut s.is_head);
        form.entered(Field::From, &mut s.from);
        form.entered(Field::To, &mut s.to);
    },
    grid: &[],
    save: Edit::SaveSignatory,
    record: |id| Record::Signatory(SignatoryId(id)),
    reorder: None,
    copy: super::copy_all,
    more: no_more,
};

pub(super) const UNIT_KINDS: Screen<UnitKind> = Screen {
    list: List::UnitKinds,
    title: screens::UNIT_KINDS,
    add: screens::ADD_UNIT_KIND,
    empty: screens::NO_UNIT_KINDS,
    columns: &[column(screens::head::NONE), rest(field(Field::Name)), column(screens::head::NONE)],
    rows: |cx| {
        cx.lists
            .kinds
            .iter()
            .filter_map(|k| {
                let base = if k.is_party_base { screens::PARTY_BASE } else { "" };
                Some(row(k.id?.0, vec![String::new(), k.name.clone(), base.to_owned()]))
            })
            .collect()
    },
    load: |cx, id| cx.lists.kinds.iter().find(|k| k.id == Some(UnitKindId(id))).cloned(),
    blank: |_cx| UnitKind::default(),
    fields: |form, kind, _cx| {
        form.text(Field::Name, &mut kind.name);
        form.check(Field::IsPartyBase, &mut kind.is_party_base);
    },
    grid: &[],
    save: Edit::SaveUnitKind,
    record: |id| Record::UnitKind(UnitKindId(id)),
    reorder: None,
    copy: super::copy_all,
    more: no_more,
};

pub(super) const LEGAL_BASES: Screen<LegalBasis> = Screen {
    list: List::LegalBases,
    title: screens::LEGAL_BASES,
    add: screens::ADD_LEGAL_BASIS,
    empty: screens::NO_LEGAL_BASES,
    columns: &[
        column(field(Field::NumberSymbol)),
        rest(field(Field::Bases)),
        column(screens::head::FROM),
        column(screens::head::TO),
    ],
    rows: |cx| {
        cx.lists
            .bases
            .iter()
            .filter_map(|b| {
                Some(row(
                    b.id?.0,
                    vec![
                        b.number_symbol.clone(),
                        b.summary.clone(),
                        b.from.text.clone(),
                        b.to.text.clone(),
                    ],
                ))
            })
            .collect()
    },
    load: |cx, id| cx.lists.bases.iter().find(|b| b.id == Some(LegalBasisId(id))).cloned(),
    blank: |_cx| LegalBasis::default(),
    fields: |form, basis, cx| {
        form.lines(Field::Summary, &mut basis.summary, 3);
        form.text(Field::NumberSymbol, &mut basis.number_symbol);
        form.text(Field::Issuer, &mut basis.issuer);
        form.entered(Field::IssuedOn, &mut basis.issued_on);
        form.entered(Field::InForceFrom, &mut basis.from);
        form.entered(Field::InForceTo, &mut basis.to);
        let others: Choices<_> = cx
            .lists
            .bases
            .iter()
            .filter(|b| b.id != basis.id)
            .filter_map(|b| Some((b.id?, labels::one_line(&b.summary))))
            .collect();
        form.pick(Field::ReplacedBy, &mut basis.replaced_by, &others);
    },
    grid: &[],
    save: Edit::SaveLegalBasis,
    record: |id| Record::LegalBasis(LegalBasisId(id)),
    reorder: None,
    copy: super::copy_all,
    more: no_more,
};

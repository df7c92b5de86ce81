//! The office, its bodies, terms and signatories in the file.
use super::{
    Reader, Result, Writer, new_uid,
    sql_types::{from_json, to_json, words},
};
use crate::domain::{
    decision::{Decision, PaperState},
    ids::{BodyId, Kind, SignatoryId, TermId},
    office::{Body, BodyFacts, Numbering, Office, Signatory, Signing, Term},
    paper_number::renumbered_by,
    problem::Findings,
    vietnamese::fold,
};
use rusqlite::{Row, named_params};

words! {
    Numbering { ByTerm = "term", ByYear = "year" }
    Signing { OnBehalf = "on_behalf", HeadSigns = "head_signs" }
}

fn row_to_office(row: &Row<'_>) -> rusqlite::Result<Office> {
    Ok(Office {
        name: row.get("name")?,
        place: row.get("place")?,
        empty_tens_word: row.get("empty_tens_word")?,
        thousand_word: row.get("thousand_word")?,
        named_recipient_limit: row.get("named_recipient_limit")?,
        two_sided: row.get("two_sided")?,
        reward_rounding: row.get("reward_rounding")?,
        wordings: from_json(row, "wordings")?,
        retention: row.get("retention")?,
    })
}

fn row_to_body(row: &Row<'_>) -> rusqlite::Result<Body> {
    Ok(Body {
        id: row.get("id")?,
        full_name: row.get("full_name")?,
        short_name: row.get("short_name")?,
        in_text: row.get("in_text")?,
        letterhead_parent: row.get("letterhead_parent")?,
        letterhead_name: row.get("letterhead_name")?,
        symbol: row.get("symbol")?,
        own_symbols: row.get("own_symbols")?,
        level: row.get("level")?,
        rule_set: row.get("rule_set")?,
        variants: from_json(row, "variants")?,
        numbering: row.get("numbering")?,
        series_kept_here: row.get("series_kept_here")?,
        signing: row.get("signing")?,
        on_behalf_of: row.get("on_behalf_of")?,
        decides_as: row.get("decides_as")?,
        default_recipients: row.get("default_recipients")?,
        is_ours: row.get("is_ours")?,
        from: row.get("from_date")?,
        to: row.get("to_date")?,
    })
}

fn row_to_term(row: &Row<'_>) -> rusqlite::Result<Term> {
    Ok(Term {
        id: row.get("id")?,
        name: row.get("name")?,
        from: row.get("from_date")?,
        to: row.get("to_date")?,
    })
}

fn row_to_signatory(row: &Row<'_>) -> rusqlite::Result<Signatory> {
    Ok(Signatory {
        id: row.get("id")?,
        body: row.get("body_id")?,
        name: row.get("name")?,
        position: row.get("position_title")?,
        is_head: row.get("is_head")?,
        by_order: row.get("by_order")?,
        from: row.get("from_date")?,
        to: row.get("to_date")?,
    })
}

impl Reader<'_> {
    /// The settings of the office; the defaults in a book that has none yet.
    pub fn office(&self) -> Result<Office> {
        Ok(self.first(include_str!("office.sql"), (), row_to_office)?.unwrap_or_default())
    }

    /// Bodies, ours first.
    pub fn bodies(&self) -> Result<Vec<Body>> {
        self.all(Kind::Body, None, row_to_body)
    }

    /// One body.
    pub fn body(&self, id: BodyId) -> Result<Option<Body>> {
        self.row(id, row_to_body)
    }

    /// Terms of office, newest first.
    pub fn terms(&self) -> Result<Vec<Term>> {
        self.all(Kind::Term, None, row_to_term)
    }

    /// One term of office.
    pub fn term(&self, id: TermId) -> Result<Option<Term>> {
        self.row(id, row_to_term)
    }

    /// Signatories, heads first.
    pub fn signatories(&self) -> Result<Vec<Signatory>> {
        self.all(Kind::Signatory, None, row_to_signatory)
    }

    /// One signatory.
    pub fn signatory(&self, id: SignatoryId) -> Result<Option<Signatory>> {
        self.row(id, row_to_signatory)
    }
}

/// What the book says for the rules of bodies.
impl Reader<'_> {
    /// What is wrong with a body: its name beside those of others, its numbers beside the decisions it issued.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub(super) fn check_body(&self, body: &Body) -> Result<Findings> {
        let name = fold(&body.full_name);
        let name_taken =
            self.bodies()?.iter().any(|b| b.id != body.id && fold(&b.full_name) == name);
        let stored = body.id.map(|id| self.body(id)).transpose()?.flatten();
        let issued = |d: &Decision| d.body == body.id && d.state == PaperState::Issued;
        let has_issued = stored.is_some() && self.decisions()?.iter().any(issued);
        let before = stored.filter(|_| has_issued);
        let renumbered_by = before.and_then(|before| renumbered_by(body, &before));
        Ok(body.check(&BodyFacts { name_taken, renumbered_by }))
    }
}

/// What the book says for the rules of signatories.
impl Reader<'_> {
    /// What is wrong with a signatory: whether a post is needed is said by the body.
    ///
    /// # Errors
    /// [`super::StoreError`].
    pub(super) fn check_signatory(&self, signatory: &Signatory) -> Result<Findings> {
        let body = signatory.body.map(|id| self.body(id)).transpose()?.flatten();
        Ok(signatory.check(body.as_ref()))
    }
}

impl Writer<'_> {
    /// Stores the settings.
    pub fn save_office(&self, office: &Office) -> Result<()> {
        self.save(
            Kind::Office,
            named_params! {
                ":id": 1, ":uid": new_uid(), ":name": office.name, ":place": office.place,
                ":empty_tens_word": office.empty_tens_word, ":thousand_word": office.thousand_word,
                ":named_recipient_limit": office.named_recipient_limit, ":two_sided": office.two_sided,
                ":reward_rounding": office.reward_rounding, ":wordings": to_json(&office.wordings)?,
                ":retention": office.retention,
            },
        )?;
        self.make_sums("office", "id", 1)
    }

    /// Stores a body.
    pub fn save_body(&self, body: &Body) -> Result<BodyId> {
        let id = self.save(
            Kind::Body,
            named_params! {
                ":id": body.id, ":uid": new_uid(), ":full_name": body.full_name, ":short_name": body.short_name,
                ":in_text": body.in_text, ":letterhead_parent": body.letterhead_parent,
                ":letterhead_name": body.letterhead_name, ":symbol": body.symbol, ":own_symbols": body.own_symbols, ":level": body.level,
                ":rule_set": body.rule_set, ":variants": to_json(&body.variants)?, ":numbering": body.numbering,
                ":series_kept_here": body.series_kept_here, ":signing": body.signing,
                ":on_behalf_of": body.on_behalf_of, ":decides_as": body.decides_as,
                ":default_recipients": body.default_recipients, ":is_ours": body.is_ours,
                ":from_date": body.from, ":to_date": body.to,
            },
        )?;
        Ok(BodyId(id))
    }

    /// Stores a term of office.
    pub fn save_term(&self, term: &Term) -> Result<TermId> {
        let id = self.save(
            Kind::Term,
            named_params! {
                ":id": term.id, ":uid": new_uid(), ":name": term.name, ":from_date": term.from, ":to_date": term.to,
            },
        )?;
        Ok(TermId(id))
    }

    /// Stores a signatory.
    pub fn save_signatory(&self, signatory: &Signatory) -> Result<SignatoryId> {
        let id = self.save(
            Kind::Signatory,
            named_params! {
                ":id": signatory.id, ":uid": new_uid(), ":body_id": signatory.body, ":name": signatory.name,
                ":position_title": signatory.position, ":is_head": signatory.is_head,
                ":by_order": signatory.by_order,
                ":from_date": signatory.from, ":to_date": signatory.to,
            },
        )?;
        Ok(SignatoryId(id))
    }
}

//! (11) Quyết định công nhận mô hình “Dân vận khéo”.
use crate::{
    domain::{
        movement::ModelSubject,
        office::{Body, our_body, ours_of_key},
        rule_set::{self, RuleSet},
    },
    layout::block::{Block, Document},
    report::{
        ReportError, ReportParams, ReportSpec,
        about::AboutKind,
        facts::signed,
        frame::{self, NumberAndDay},
        letter::Letter,
        options,
    },
    store::{Reader, RecognitionRow},
    text::{
        dates, letters, print,
        reports::{self, group},
        sentence::{in_one_line, with_capital},
        template::{Fields, field},
    },
};
use jiff::civil::Date;

/// The decision.
pub const SPEC: ReportSpec = ReportSpec {
    id: "qd-cong-nhan",
    group: group::RECOGNISE,
    about: &[AboutKind::Year],
    recipients: None,
    lists: &[],
    of_any_body: false,
    options: &[options::RECOGNISED_BY, options::DRAFT_NUMBER, options::DRAFT_DAY],
    build,
};

/// A model as the papers name it.
pub(in crate::report) struct Recognised {
    /// The uid-like key of its registration.
    pub(in crate::report) record: String,
    pub(in crate::report) name: String,
    pub(in crate::report) subject: ModelSubject,
    /// Who carries it out.
    pub(in crate::report) carried_by: String,
    pub(in crate::report) unit: String,
    pub(in crate::report) area: String,
}

/// What is recognised by one decision.
pub(in crate::report) struct Recognition {
    pub(in crate::report) year: i64,
    pub(in crate::report) body: Body,
    pub(in crate::report) rules: RuleSet,
    pub(in crate::report) level: String,
    pub(in crate::report) number: String,
    pub(in crate::report) date: Option<Date>,
    pub(in crate::report) models: Vec<Recognised>,
}

impl Recognition {
    /// What a body of ours recognised in a year: what stands under the number asked for, else under the newest.
    pub(in crate::report) fn read(
        read: Reader<'_>,
        params: &ReportParams,
    ) -> Result<Self, ReportError> {
        let refuse = |sentence: &str| ReportError::Refused(sentence.to_owned());
        let year = params.year().ok_or_else(|| refuse(reports::CHOOSE_YEAR))?;
        let bodies = read.bodies()?;
        let chosen = params.body_of(&options::RECOGNISED_BY);
        let body = ours_of_key(&bodies, chosen).or_else(|| our_body(&bodies)).cloned();
        let body = body.ok_or_else(|| refuse(reports::GONE))?;
        let rules = rule_set::of(&body).ok_or_else(|| refuse(reports::GONE))?;
        let mut rows = read.recognition_rows(Some(year))?;
        // One that names nobody is of whoever keeps the book.
        rows.retain(|row| row.stands && (row.body.is_empty() || row.body == body.short()));
        let newest = |row: &RecognitionRow| (row.date.get(), row.number.clone());
        let asked = params.draft_number();
        let wanted = rows
            .iter()
            .filter(|row| asked.as_ref().is_none_or(|n| figures(&row.number) == figures(n)))
            .max_by_key(|row| newest(row))
            .or_else(|| rows.iter().max_by_key(|row| newest(row)))
            .map(newest);
        rows.retain(|row| Some(newest(row)) == wanted);
        let Some(first) = rows.first() else {
            return Err(ReportError::Empty(reports::NOTHING_RECOGNISED.to_owned()));
        };
        let (level, number, date) = (first.level.clone(), first.number.clone(), first.date.clone());
        let models = models(read, &rows)?;
        Ok(Self { year, body, rules, level, number, date: date.get(), models })
    }

    /// Its number and day: those asked for, else its own.
    fn when(&self, params: &ReportParams, today: Date) -> NumberAndDay {
        let date = params.draft_day().or(self.date);
        NumberAndDay {
            number: params.draft_number().unwrap_or_else(|| figures(&self.number)),
            date,
            month: None,
            year: i64::from(date.unwrap_or(today).year()),
            kind: None,
        }
    }

    /// The fields of its wording.
    pub(in crate::report) fn fields(&self) -> Fields {
        let of =
            |subject: ModelSubject| self.models.iter().filter(|m| m.subject == subject).count();
        let (collectives, persons) = (of(ModelSubject::Collective), of(ModelSubject::Person));
        let names: Vec<String> = self
            .models
            .iter()
            .map(|m| letters::model_of(&m.name, &m.carried_by, &m.unit))
            .collect();
        Fields::from([
            (field::BODY, self.body.in_text().to_owned()),
            (field::BODY_FIRST, with_capital(self.body.in_text())),
            (field::YEARS, dates::years((self.year, None))),
            (field::LEVEL, letters::level(&self.level)),
            (field::MODELS, letters::models(collectives, persons)),
            (field::OF_WHICH, letters::models_by_kind(collectives, persons)),
            (field::MODEL_NAMES, names.join("; ")),
            (field::END_MARK, self.rules.end_mark.clone()),
        ])
    }
}

/// The number alone: of `05-QĐ/BCĐ` the `05`.
pub(in crate::report) fn figures(number: &str) -> String {
    number.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect()
}

fn models(read: Reader<'_>, rows: &[RecognitionRow]) -> Result<Vec<Recognised>, ReportError> {
    let units = read.unit_rows()?;
    let unit_name =
        |id| units.iter().find(|u| u.id == id).map(|u| u.name.clone()).unwrap_or_default();
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(model) = read.movement_model(row.model)? else { continue };
        let unit = unit_name(row.unit);
        let carried_by = match (model.person, model.collective) {
            (Some(person), _) => read.person(person)?.map(|p| p.full_name),
            (_, Some(collective)) => read.collective(collective)?.map(|(_, name)| name),
            _ => Some(unit.clone()),
        };
        let place = units.iter().position(|u| u.id == row.unit).unwrap_or(usize::MAX);
        let recognised = Recognised {
            record: format!("registration-{}", row.registration.0),
            name: row.name.clone(),
            subject: model.subject,
            carried_by: carried_by.unwrap_or_default(),
            unit,
            area: model.area,
        };
        all.push((model.subject == ModelSubject::Person, place, recognised));
    }
    all.sort_by_key(|(is_person, place, _)| (*is_person, *place));
    Ok(all.into_iter().map(|(_, _, recognised)| recognised).collect())
}

/// Up to so many models are named in Điều 1; more stand in the list alone (`papers` of the usual practice).
const NAMED: usize = 3;

fn build(read: Reader<'_>, params: &ReportParams, today: Date) -> Result<Document, ReportError> {
    let recognition = Recognition::read(read, params)?;
    let (rules, body) = (&recognition.rules, &recognition.body);
    let office = read.office()?;
    let when = recognition.when(params, today);
    let mut letter = Letter::new(read, rules, SPEC.id, recognition.fields())?;
    let subject = letter.words("subject");
    let mut blocks = frame::letterhead(rules, body, &office.place, &when);
    blocks.extend(frame::title(rules, print::DECISION, &subject));
    let (bases, considering) = (letter.words("bases"), letter.words("considering"));
    let few = recognition.models.len() <= NAMED;
    let first = if few { "article1named" } else { "article1" };
    let articles: Vec<String> = [first, "article2", "article3"]
        .iter()
        .map(|piece| in_one_line(&letter.words(piece)))
        .filter(|text| !text.is_empty())
        .collect();
    blocks.extend(frame::deciding(rules, body, (&bases, &considering)));
    for (at, text) in articles.iter().enumerate() {
        let text = if at + 1 == articles.len() {
            format!("{}{}", text.trim_end_matches(['.', '/']), rules.end_mark)
        } else {
            text.clone()
        };
        let head = print::article_head(at + 1);
        blocks.push(Block::Paragraph(frame::article(rules, at + 1, &head, &text)));
    }
    let last = print::as_in_article(articles.len());
    blocks.push(frame::foot(
        frame::recipients(rules, &last, &body.default_recipients),
        signed(read, rules, body, when.date)?,
    ));
    letter.blocks = blocks;
    Ok(Document {
        title: reports::in_years(SPEC.title(), (recognition.year, None)),
        author: body.full_name.clone(),
        sections: vec![letter.section(frame::paper(rules, office.two_sided, false))],
    })
}

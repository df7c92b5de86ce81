//! `print`: one paper of the catalog into a PDF.
use super::{
    CliError, DONE, Done,
    args::{Args, YEARS},
    complain, open_to_read, say,
};
use crate::{
    desktop::{files, real},
    domain::{
        award::Round,
        calendar::parse_date,
        decision::Decision,
        ids::{BodyId, DecisionId, RoundId},
        office::Body,
        paper_number::{self, PaperKind},
        rule_set,
        vietnamese::fold,
    },
    papers::{self, ReadyPaper},
    pdf,
    report::{ReportError, ReportParams, catalog},
    text::{cli as words, labels, reports},
    workspace::{Reader, Workspace},
};
use jiff::civil::Date;

/// A paper as PDF bytes.
pub(crate) fn to_pdf(paper: ReadyPaper, date: Date) -> Result<Vec<u8>, CliError> {
    let ReadyPaper { document, pages } = paper;
    let properties = pdf::Properties { title: document.title, author: document.author, date };
    pdf::write(pages, &properties).map_err(|e| {
        log::error!("{e}");
        CliError::Refused(reports::PDF_FAILED.to_owned())
    })
}

pub(super) fn print(args: &Args) -> Done {
    let id = args.word(1, "GIẤY")?.to_string_lossy().into_owned();
    let spec = catalog::spec(&id).ok_or_else(|| CliError::Usage(words::no_such_report(&id)))?;
    let data = args.needed_path("data")?;
    let out = args.needed_path("out")?;
    files::place_for(&out, args.flag("force"), &[&data])?;
    let book = open_to_read(&data)?;
    let today = real::now().date();
    let params = params(&book, args, today)?;
    let paper = papers::open(spec, book.read(), &params, today)?;
    let of_pages = paper.document.sections.iter().flat_map(|s| s.remarks.clone());
    for remark in papers::remarks(spec, book.read(), &params)?.into_iter().chain(of_pages) {
        complain(&words::warning(&remark));
    }
    let bytes = to_pdf(paper, today)?;
    files::write_whole(&out, &bytes, args.flag("force"))?;
    say(&words::written(&out.display().to_string()));
    Ok(DONE)
}

/// The one record that fits, or a sentence that names those that do.
fn the_one<T>(
    kind: &str,
    wanted: &str,
    found: &[T],
    of_year: impl Fn(&T) -> bool,
    name: impl Fn(&T) -> String,
) -> Result<T, CliError>
where
    T: Clone,
{
    let narrowed: Vec<&T> = found.iter().filter(|t| of_year(t)).collect();
    match (found, narrowed.as_slice()) {
        ([], _) => Err(CliError::Refused(words::not_in_book(kind, wanted))),
        ([only], _) => Ok(only.clone()),
        (_, [only]) => Ok((*only).clone()),
        (several, _) => {
            let names: Vec<String> = several.iter().map(name).collect();
            Err(CliError::Refused(words::several_fit(kind, wanted, &names)))
        }
    }
}

/// The round of a name, or of its place in the book.
fn find_round(read: Reader<'_>, value: &str, year: Option<i64>) -> Result<RoundId, CliError> {
    let year_of = |r: &Round| r.years.year.get().map(|y| y.0);
    let all = read.rounds()?;
    let named: Vec<Round> = all.iter().filter(|r| fold(&r.name) == fold(value)).cloned().collect();
    let found = if named.is_empty() {
        all.into_iter().filter(|r| r.id.is_some_and(|id| id.0.to_string() == value)).collect()
    } else {
        named
    };
    let of_year = |r: &Round| year.is_some() && year_of(r) == year;
    let name = |r: &Round| format!("{} ({})", r.name, r.years.year.text);
    let round = the_one(words::kind::ROUND, value, &found, of_year, name)?;
    round.id.ok_or_else(|| CliError::Refused(words::not_in_book(words::kind::ROUND, value)))
}

/// The decision of a number such as `05` or `05-QĐ/BCĐ`, or of its key `#12` while it has none.
fn find_decision(
    read: Reader<'_>,
    value: &str,
    body: Option<BodyId>,
    year: Option<i64>,
) -> Result<DecisionId, CliError> {
    let bodies = read.bodies()?;
    let body_of = |d: &Decision| bodies.iter().find(|b| d.body.is_some() && b.id == d.body);
    let found: Vec<Decision> = read
        .decisions()?
        .into_iter()
        .filter(|d| {
            if d.number.is_empty() {
                return d.id.is_some_and(|id| format!("#{}", id.0) == value);
            }
            let fits_body = body.is_none_or(|b| d.body == Some(b));
            let issuer = body_of(d).and_then(|b| Some((b, rule_set::by_id(&b.rule_set)?)));
            fits_body
                && issuer.is_some_and(|(body, rules)| {
                    paper_number::names(value, rules, PaperKind::Decision, body, &d.number)
                })
        })
        .collect();
    let rounds = read.rounds()?;
    let of_year = |d: &Decision| {
        let round = rounds.iter().find(|r| d.round.is_some() && r.id == d.round);
        let of_round = round.and_then(|r| r.years.year.get()).map(|y| y.0);
        let worked = of_round.or_else(|| d.date.get().map(|day| i64::from(day.year())));
        year.is_some() && worked == year
    };
    let name = |d: &Decision| labels::decision(&d.number, body_of(d), &d.date.text);
    let decision = the_one(words::kind::DECISION, value, &found, of_year, name)?;
    decision.id.ok_or_else(|| CliError::Refused(words::not_in_book(words::kind::DECISION, value)))
}

/// The body of a full name, short name or symbol.
fn find_body(read: Reader<'_>, value: &str) -> Result<BodyId, CliError> {
    let wanted = fold(value);
    let found: Vec<Body> = read
        .bodies()?
        .into_iter()
        .filter(|b| [&b.full_name, &b.short_name, &b.symbol].iter().any(|n| fold(n) == wanted))
        .collect();
    let body =
        the_one(words::kind::BODY, value, &found, |_| false, |b: &Body| b.full_name.clone())?;
    body.id.ok_or_else(|| CliError::Refused(words::not_in_book(words::kind::BODY, value)))
}

/// `--year` and `--set` as parameters; names are found whatever their tones and case.
fn params(book: &Workspace, args: &Args, today: Date) -> Result<ReportParams, CliError> {
    let read = book.read();
    let mut params = ReportParams { year: args.year()?, ..ReportParams::default() };
    let mut settings = args.settings()?;
    // Year and body say which round or decision is meant, wherever they stand.
    settings.sort_by_key(|(key, _)| !matches!(key.as_str(), "nam" | "co-quan"));
    for (key, value) in settings {
        let bad = || CliError::Usage(words::bad_value(&format!("--set {key}"), &value));
        let yes = || match fold(&value).as_str() {
            "co" | "1" => Ok(true),
            "khong" | "0" => Ok(false),
            _ => Err(bad()),
        };
        match key.as_str() {
            "nam" => {
                let year = value.parse().ok().filter(|year| YEARS.contains(year));
                params.year = Some(year.ok_or_else(bad)?);
            }
            "co-quan" => params.body = Some(find_body(read, &value)?),
            "dot" => params.round = Some(find_round(read, &value, params.year)?),
            "quyet-dinh" => {
                params.decision = Some(find_decision(read, &value, params.body, params.year)?);
            }
            "so" => {
                let number = paper_number::typed_number(&value);
                params.draft_number =
                    Some(number.ok_or_else(|| CliError::Usage(words::not_a_number(&value)))?);
            }
            "ngay" => params.draft_date = Some(parse_date(&value, today).map_err(|_| bad())?),
            "kho" => {
                params.landscape = Some(match fold(&value).as_str() {
                    "ngang" => true,
                    "doc" => false,
                    _ => return Err(bad()),
                });
            }
            "ky" => params.signed = Some(yes()?),
            "tien" => params.with_reward = yes()?,
            "thanh-tich" => params.with_citation = yes()?,
            _ => return Err(CliError::Usage(words::unknown(&format!("--set {key}")))),
        }
    }
    fill_the_only_choice(book, &mut params, args)?;
    Ok(params)
}

/// With only a year given, a paper that needs a round or decision takes the year's one of ours.
fn fill_the_only_choice(
    book: &Workspace,
    params: &mut ReportParams,
    args: &Args,
) -> Result<(), CliError> {
    let read = book.read();
    let id = args.words.get(1).map(|w| w.to_string_lossy().into_owned()).unwrap_or_default();
    let asks = |kind| catalog::spec(&id).is_some_and(|s| s.params.contains(&kind));
    let none_chosen = params.round.is_none() && params.decision.is_none() && params.body.is_none();
    if !none_chosen || id == "ds-khen-thuong" {
        return Ok(());
    }
    let of_year: Vec<_> = read
        .rounds()?
        .into_iter()
        .filter(|r| params.year.is_none() || r.years.year.get().map(|y| y.0) == params.year)
        .collect();
    let ours = read.bodies()?;
    let is_ours = |id| ours.iter().any(|b| b.id == id && b.is_ours);
    if asks(crate::report::ParamKind::Decision) {
        let rounds: Vec<_> = of_year.iter().filter_map(|r| r.id).collect();
        let mut found = read
            .decisions()?
            .into_iter()
            .filter(|d| is_ours(d.body) && d.round.is_some_and(|r| rounds.contains(&r)));
        if let (Some(only), None) = (found.next(), found.next()) {
            params.decision = only.id;
        }
    } else if asks(crate::report::ParamKind::Round)
        && let [only] = of_year.as_slice()
    {
        params.round = only.id;
    }
    Ok(())
}

/// One PDF for each paper of the sample's year.
pub(super) fn all_of_sample(book: &Workspace) -> Result<Vec<(&'static str, Vec<u8>)>, CliError> {
    let read = book.read();
    let today = Date::constant(2017, 1, 16);
    let round = read.rounds()?.into_iter().find(|r| r.years.year.text == "2016").and_then(|r| r.id);
    let decision = read.decisions()?.into_iter().find(|d| d.round.is_some() && d.round == round);
    catalog::ALL
        .iter()
        .filter_map(|spec| {
            let mut params = ReportParams::default();
            if spec.id == "ds-khen-thuong" {
                params.year = Some(2016);
            } else if spec.params.contains(&crate::report::ParamKind::Decision) {
                params.decision = decision.as_ref().and_then(|d| d.id);
            } else {
                params.round = round;
            }
            let paper = match papers::open(spec, read, &params, today) {
                Ok(paper) => paper,
                // The sample's year has no household.
                Err(ReportError::Empty(_)) => return None,
                Err(error) => return Some(Err(error.into())),
            };
            Some(to_pdf(paper, today).map(|pdf| (spec.id, pdf)))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_several_that_fit_none_is_guessed() {
        let pick = |found: &[(&'static str, i64)], year: i64| {
            the_one("quyết định số", "05", found, |d| d.1 == year, |d| d.0.to_owned())
                .map(|d| d.0)
                .map_err(|e| e.to_string())
        };
        let both = [("05-QĐ/BCĐ", 2016), ("05-QĐ/ĐUK", 2017)];
        assert_eq!(pick(&both[..1], 2020).unwrap(), "05-QĐ/BCĐ");
        assert_eq!(pick(&both, 2017).unwrap(), "05-QĐ/ĐUK");
        assert!(pick(&both, 2020).unwrap_err().contains("05-QĐ/BCĐ; 05-QĐ/ĐUK"));
        assert!(pick(&[], 2016).unwrap_err().contains("không có"));
    }
}

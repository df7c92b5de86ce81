//! What is arranged otherwise on this paper alone: tools of a column, of rows and of letters, and the list of it.
use crate::{
    domain::{
        adjustments::{Adjustments, Arranged, COLUMN_MM, Look, ROW_MM, TextAlign},
        edit::Edit,
        paper::Paper,
    },
    layout::{block::Document, texts::as_read, texts::each_text},
    papers::{self, Arrangement, ColumnOnPaper},
    report::{ReportParams, ReportSpec, spots},
    text::{arranged as words, papers::NO_PLACE, papers::TAKE_BACK},
    ui::{
        action::Action,
        cx::Cx,
        theme,
        widgets::{
            icons::{self, Icon},
            press,
        },
    },
};
use std::ops::RangeInclusive;

/// A change of how the paper is arranged.
pub(super) type Change = Box<dyn FnOnce(&mut Adjustments)>;

/// Changes the record of a paper; what cannot be read is told.
pub(super) fn change_paper(
    cx: &Cx<'_>,
    (spec, params): (&ReportSpec, &ReportParams),
    change: impl FnOnce(&mut Paper),
) {
    match papers::to_correct(spec, cx.read, params) {
        Ok(Some(mut paper)) => {
            change(&mut paper);
            cx.actions.push(Action::Edit(Edit::save(paper)));
        }
        Ok(None) => {}
        Err(e) => cx.actions.push(Action::Notice(e.sentence())),
    }
}

/// What is typed and not taken yet.
#[derive(Clone, Debug, Default)]
pub(super) struct ArrangeState {
    /// The column whose tools are open in the pane.
    open: Option<String>,
    /// The head of a column to be added.
    new_head: String,
}

/// A field of a number, 0 shown blank; gives another one once the field is left. What is no number of the range counts
/// as blank.
fn number_ui(
    ui: &mut egui::Ui,
    (label, salt): (&str, &str),
    now: u16,
    range: &RangeInclusive<u16>,
) -> Option<u16> {
    /// Pixels of three figures.
    const WIDTH: f32 = 44.0;
    let p = theme::palette(ui.ctx());
    let mut changed = None;
    ui.horizontal(|ui| {
        let text = egui::RichText::new(label).color(p.ink2).size(theme::size::SMALL);
        let label = ui.label(text).id;
        let id = ui.scope_id().with((salt, "a number of millimetres"));
        let shown = if now == 0 { String::new() } else { now.to_string() };
        let mut text = ui.data(|data| data.get_temp::<String>(id)).unwrap_or(shown);
        let field = egui::TextEdit::singleline(&mut text).id(id).desired_width(WIDTH);
        let field = ui.add(field.margin(theme::margin::FIELD)).labelled_by(label);
        if field.lost_focus() {
            let typed = text.trim().parse::<u16>().ok().filter(|typed| range.contains(typed));
            changed = Some(typed.unwrap_or(0)).filter(|typed| *typed != now);
        }
        let is_typed = field.has_focus();
        ui.data_mut(|data| {
            if is_typed {
                data.insert_temp(id, text);
            } else {
                data.remove::<String>(id);
            }
        });
    });
    changed
}

/// The tools of one column.
pub(super) fn column_ui(
    ui: &mut egui::Ui,
    arrangement: &Arrangement,
    column: &ColumnOnPaper,
    state: &mut ArrangeState,
) -> Option<Change> {
    let key = column.key.clone();
    let mut change: Option<Change> = None;
    ui.horizontal_wrapped(|ui| {
        for (name, to_right) in [(words::TO_LEFT, false), (words::TO_RIGHT, true)] {
            let order = arrangement.moved(&key, to_right);
            let button = ui.add_enabled(order.is_some(), theme::small_button(name));
            if let Some(order) = order.filter(|_| button.clicked()) {
                change = Some(Box::new(move |all: &mut Adjustments| all.order = order));
            }
        }
    });
    let mut merged = column.change.is_merged;
    if ui.checkbox(&mut merged, words::MERGE).changed() {
        let key = key.clone();
        change = Some(Box::new(move |all| all.change_column(&key, |of| of.is_merged = merged)));
    }
    let width = (words::WIDTH, key.as_str());
    if let Some(mm) = number_ui(ui, width, column.change.width_mm, &COLUMN_MM) {
        let key = key.clone();
        change = Some(Box::new(move |all| all.change_column(&key, |of| of.width_mm = mm)));
    }
    let is_added = column.change.added.is_some();
    // A table has a column.
    let may_go = is_added || arrangement.shown().filter(|of| of.change.added.is_none()).count() > 1;
    let name = if is_added { words::REMOVE } else { words::HIDE };
    let hide = ui.add_enabled(may_go && !column.change.is_hidden, theme::small_button(name));
    if press::meant(&hide) {
        let key = key.clone();
        change = Some(if is_added {
            Box::new(move |all| all.remove_column(&key))
        } else {
            Box::new(move |all| all.change_column(&key, |of| of.is_hidden = true))
        });
    }
    let label = egui::RichText::new(words::NEW_HEAD).size(theme::size::SMALL);
    let label = ui.label(label.color(theme::palette(ui.ctx()).ink2)).id;
    let field = egui::TextEdit::singleline(&mut state.new_head)
        .hint_text(words::NEW_HEAD_HINT)
        .desired_width(f32::INFINITY)
        .margin(theme::margin::FIELD);
    ui.add(field).labelled_by(label);
    if ui.add(theme::small_button(words::ADD)).clicked() {
        let typed = std::mem::take(&mut state.new_head);
        let head = if typed.trim().is_empty() { words::NEW_HEAD_HINT.to_owned() } else { typed };
        change = Some(Box::new(move |all| drop(all.add_column(&key, head.trim()))));
    }
    change
}

/// The height of one row, by the record it is about.
pub(super) fn row_ui(ui: &mut egui::Ui, own: &Adjustments, record: &str) -> Option<Change> {
    let now = own.rows.get(record).copied().unwrap_or(0);
    let mm = number_ui(ui, (words::ROW, record), now, &ROW_MM)?;
    let record = record.to_owned();
    Some(Box::new(move |all| {
        if mm == 0 {
            all.rows.remove(&record);
        } else {
            all.rows.insert(record, mm);
        }
    }))
}

/// Bold, or not any more; pressed again, as in the form.
pub(super) fn bold(look: Look, is: (bool, bool)) -> Look {
    Look { bold: if look.bold.is_some() { None } else { Some(!is.0) }, ..look }
}

/// The same of italic.
pub(super) fn italic(look: Look, is: (bool, bool)) -> Look {
    Look { italic: if look.italic.is_some() { None } else { Some(!is.1) }, ..look }
}

/// How letters look, of all of a text or the piece that `look` is of; `is` is how they look now.
pub(super) fn letters_ui(ui: &mut egui::Ui, look: &Look, is: (bool, bool)) -> Option<Look> {
    let mut changed = None;
    ui.horizontal_wrapped(|ui| {
        let letter = |text: &str, face| {
            egui::RichText::new(text).family(theme::print_family(face)).size(theme::size::TEXT)
        };
        use crate::layout::block::Face;
        let bold = egui::Button::new(letter("B", Face::Bold)).selected(is.0);
        let tip = |name: &str, key: &str| format!("{name} ({key})");
        let bold = theme::named(ui.add(bold), words::BOLD);
        if bold.on_hover_text(tip(words::BOLD, "Ctrl+B")).clicked() {
            changed = Some(self::bold(look.clone(), is));
        }
        let italic = egui::Button::new(letter("I", Face::Italic)).selected(is.1);
        let italic = theme::named(ui.add(italic), words::ITALIC);
        if italic.on_hover_text(tip(words::ITALIC, "Ctrl+I")).clicked() {
            changed = Some(self::italic(look.clone(), is));
        }
        if look.piece.is_some() {
            return;
        }
        for align in TextAlign::ALL {
            let icon = match align {
                TextAlign::Left => Icon::AlignLeft,
                TextAlign::Center => Icon::AlignCenter,
                TextAlign::Right => Icon::AlignRight,
                TextAlign::Both => Icon::AlignBoth,
            };
            let is_on = look.align == Some(align);
            let button = egui::Button::new(icons::atom(icon)).selected(is_on);
            let name = words::align(align);
            if theme::named(ui.add(button), name).on_hover_text(name).clicked() {
                // Pressed again, it stands as in the form.
                changed = Some(Look { align: Some(align).filter(|_| !is_on), ..look.clone() });
            }
        }
    });
    changed
}

/// The part of the pane: columns, rows, which draft it is, and pages.
pub(super) fn pane_ui(
    ui: &mut egui::Ui,
    arrangement: &Arrangement,
    state: &mut ArrangeState,
) -> Option<Change> {
    let p = theme::palette(ui.ctx());
    let own = &arrangement.adjustments;
    let mut change: Option<Change> = None;
    if !arrangement.columns.is_empty() {
        let label = egui::RichText::new(words::COLUMNS).color(p.ink2).size(theme::size::SMALL);
        ui.label(label);
        for column in &arrangement.columns {
            let is_open = state.open.as_ref() == Some(&column.key);
            ui.horizontal(|ui| {
                let icon = if is_open { Icon::Down } else { Icon::Right };
                let name = format!("{}: {}", words::COLUMN_TOOLS, column.title);
                let tools = theme::named(ui.add(theme::small_button(icons::atom(icon))), &name);
                if tools.on_hover_text(words::COLUMN_TOOLS).clicked() {
                    state.open = Some(column.key.clone()).filter(|_| !is_open);
                }
                let mut shown = !column.change.is_hidden;
                let only = arrangement.shown().count() < 2 && shown;
                let title = crate::text::sentence::one_line(&column.title);
                if ui.add_enabled(!only, egui::Checkbox::new(&mut shown, title)).changed() {
                    let key = column.key.clone();
                    change = Some(Box::new(move |all| {
                        all.change_column(&key, |of| of.is_hidden = !shown);
                    }));
                }
            });
            if is_open {
                ui.indent(&column.key, |ui| {
                    let own = column_ui(ui, arrangement, column, state);
                    if own.is_some() {
                        change = own;
                    }
                });
            }
        }
        if !(own.columns.is_empty() && own.order.is_empty()) {
            let reset = ui.add(theme::small_button(words::RESET));
            if press::meant(&reset) {
                change = Some(Box::new(Adjustments::reset_columns));
            }
        }
        if let Some(mm) = number_ui(ui, (words::ROWS, "all rows"), own.row_mm, &ROW_MM) {
            change = Some(Box::new(move |all| all.row_mm = mm));
        }
    }
    let draft = number_ui(ui, (words::DRAFT, "draft"), u16::from(own.draft), &(1..=99));
    if let Some(draft) = draft {
        change = Some(Box::new(move |all| all.draft = u8::try_from(draft).unwrap_or(0)));
    }
    let mut squeezed = own.is_squeezed;
    let squeeze = ui.checkbox(&mut squeezed, words::SQUEEZE);
    if squeeze.on_hover_text(words::SQUEEZE_TIP).changed() {
        change = Some(Box::new(move |all| all.is_squeezed = squeezed));
    }
    change
}

/// What is arranged otherwise, each with a way back.
pub(super) fn list_ui(
    ui: &mut egui::Ui,
    arrangement: &Arrangement,
    document: Option<&Document>,
    read_only: bool,
) -> Option<Change> {
    let p = theme::palette(ui.ctx());
    let title = |key: &str| {
        let own = arrangement.columns.iter().find(|column| column.key == key);
        own.map_or_else(|| key.to_owned(), |column| column.title.clone())
    };
    let mut change: Option<Change> = None;
    for (one, is_there) in &arrangement.all {
        ui.add_space(theme::gap::LABEL);
        let said = match one {
            Arranged::Hidden(key) => words::hidden(&title(key)),
            Arranged::Width(key, mm) => words::width(&title(key), *mm),
            Arranged::Merged(key) => words::merged(&title(key)),
            Arranged::Added(_, head) => words::added(head),
            Arranged::Order => words::ORDER.to_owned(),
            Arranged::RowHeight(mm) => words::rows(*mm),
            Arranged::Row(_, mm) => words::row(*mm),
            Arranged::Look(look) => words::look(look, &words_of(document, &look.spot)),
            Arranged::Draft(number) => words::draft(*number),
            Arranged::Squeezed => words::SQUEEZE.to_owned(),
        };
        ui.add(egui::Label::new(&said).wrap());
        if !is_there {
            let lost = egui::RichText::new(NO_PLACE).color(p.amber).size(theme::size::SMALL);
            ui.label(lost);
        }
        if !read_only {
            let button = ui.add(theme::small_button(TAKE_BACK));
            if press::meant(&button) {
                let one = one.clone();
                change = Some(Box::new(move |all| all.take_back(&one)));
            }
        }
    }
    change
}

/// The words of a text as they are read.
fn words_of(document: Option<&Document>, spot: &str) -> String {
    let mut found = String::new();
    if let Some(document) = document {
        each_text(document, |_, text| {
            if found.is_empty() && text.spot.is_some_and(|of| of.as_str() == spot) {
                found = as_read(text.words).into_string();
            }
        });
    }
    found
}

/// The column that a head is of.
pub(super) fn column_of_head<'a>(
    arrangement: &'a Arrangement,
    spot: &str,
) -> Option<&'a ColumnOnPaper> {
    arrangement.shown().find(|column| {
        let head = spots::head(&column.key);
        let own = head.as_str();
        // In the annex of one form among several its name goes on.
        spot == own || spot.strip_prefix(own).is_some_and(|rest| rest.starts_with('/'))
    })
}

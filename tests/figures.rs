//! Every figure of the seed year comes out of the data, with the rows behind it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]
mod support;
use dan_van::{
    domain::{edit::Edit, movement::RegistrationState, office::Body, unit::Succession},
    listing::figures::{Figure, figures},
    sample,
    workspace::Workspace,
};
use support::{add_unit, apply, at, clerk};

fn sample_book() -> Workspace {
    let mut book = Workspace::in_memory().unwrap();
    sample::fill(&mut book, &clerk(), at("2017-01-16T08:00:00")).unwrap();
    book
}

fn figure(book: &Workspace, year: i64, id: &str) -> Figure {
    let all = figures(book.read(), year).unwrap();
    assert_eq!(all.len(), 14);
    all.into_iter().find(|f| f.id == id).unwrap()
}

#[test]
fn the_sample_year_answers_every_figure_of_the_seed() {
    let book = sample_book();
    for (id, value, rows) in [
        ("Q1", "77", 1),
        ("Q2", "100%", 0),
        ("Q3", "100%", 0),
        ("Q4", "26", 26),
        ("Q6", "05/06", 11),
        ("Q7", "07/07", 14),
        ("Q8", "04", 4),
        ("Q9", "02", 2),
        ("Q10", "08", 8),
        ("Q11", "70%", 9),
        ("Q12", "86,7%", 4),
        ("Q14", "06 cuộc đã kiểm tra, 02 cuộc dự kiến", 1),
    ] {
        let found = figure(&book, 2016, id);
        assert_eq!((found.value.as_deref(), found.rows.len()), (Some(value), rows), "{id}");
    }
    // Registered and effective are counted apart.
    assert_eq!(figure(&book, 2016, "Q4").note, "đã đăng ký 27, có hiệu quả 23");
    let cited = figure(&book, 2016, "Q5").value.unwrap();
    for exact in [
        "mô hình “Tăng cường chăm sóc khách hàng và nâng cao chất lượng dịch vụ” của Đảng bộ Viễn Thông Trà Vinh",
        "mô hình “Đoàn kết “Hệ thống đại lý là cánh tay nối liền giữa Công ty với khách hàng” của Chi bộ Công ty trách nhiệm hữu hạn một thành viên Xổ số kiến thiết Trà Vinh",
        "mô hình “Petrolimex Trà Vinh với “Trách nhiệm - Tri thức - Văn minh” của Chi bộ Công ty Xăng dầu Trà Vinh",
    ] {
        assert!(cited.contains(exact), "{cited}");
    }
    assert!(figure(&book, 2016, "Q11").note.contains("chỉ tiêu năm 2017: 80%"));
    assert!(figure(&book, 2016, "Q12").note.contains("chỉ tiêu năm 2017: 01 mô hình"));
    // A year without records says why there is no figure.
    let empty = figure(&book, 2012, "Q2");
    assert!(empty.value.is_none() && empty.reason.is_some());
}

#[test]
fn figures_follow_the_data() {
    let mut book = sample_book();
    // The total alone gives the same 77, and says that it is one.
    let session = book.read().training_sessions(Some(2016)).unwrap()[0].id.unwrap();
    let mut whole = book.read().training_session(session).unwrap().unwrap();
    whole.attendees.clear();
    whole.attended_total = "77".into();
    apply(&mut book, Edit::save(whole));
    let found = figure(&book, 2016, "Q1");
    assert_eq!((found.value.as_deref(), found.note.as_str()), (Some("77"), "số nhập tổng"));
    // A withdrawn registration leaves the count and puts its unit among those without one.
    let kept_up = book.read().registrations(Some(2016)).unwrap();
    let one = kept_up.iter().find(|r| r.is_kept_up()).unwrap().id.unwrap();
    let mut registration = book.read().registration(one).unwrap().unwrap();
    registration.state = RegistrationState::Withdrawn;
    registration.withdrawn_reason = "đơn vị đề nghị".into();
    apply(&mut book, Edit::save(registration));
    assert_eq!(figure(&book, 2016, "Q4").value.as_deref(), Some("25"));
    assert_eq!(figure(&book, 2016, "Q8").value.as_deref(), Some("05"));
    // What does not apply leaves the denominator.
    let record = book.read().democracy_records(Some(2016)).unwrap()[0].id.unwrap();
    let mut record = book.read().democracy_record(record).unwrap().unwrap();
    record.is_exempt = true;
    apply(&mut book, Edit::save(record));
    assert!(figure(&book, 2016, "Q2").note.starts_with("29/29"));
}

#[test]
fn an_old_year_keeps_old_units_after_a_merger() {
    let mut book = sample_book();
    let names = |book: &Workspace| {
        let rows = figure(book, 2016, "Q7").rows;
        rows.into_iter().map(|r| r.text).collect::<Vec<_>>()
    };
    let before = names(&book);
    let units = book.read().unit_rows().unwrap();
    let old: Vec<_> = units.iter().take(2).map(|u| u.id).collect();
    for id in &old {
        let mut unit = book.read().unit(*id).unwrap().unwrap();
        unit.to = "30/06/2017".into();
        apply(&mut book, Edit::save(unit));
    }
    let merged = add_unit(&mut book, "Đảng bộ Viễn thông – Xổ số Vĩnh Long");
    let mut unit = book.read().unit(merged).unwrap().unwrap();
    unit.from = "01/07/2017".into();
    unit.predecessors = old
        .iter()
        .map(|id| Succession {
            predecessor: Some(*id),
            date: "01/07/2017".into(),
            ..Succession::default()
        })
        .collect();
    apply(&mut book, Edit::save(unit));
    assert_eq!(names(&book), before);
    assert!(figure(&book, 2016, "Q2").note.starts_with("30/30"));
}

#[test]
fn certificates_of_another_level_are_named_where_they_are_not_counted() {
    let mut book = sample_book();
    let province = book.read().bodies().unwrap().into_iter().find(|b| b.level == "tỉnh").unwrap();
    let (name, level) =
        (province.full_name.clone(), |text: &str| Body { level: text.into(), ..province.clone() });
    // The same level in other words counts the same.
    apply(&mut book, Edit::save(level("cấp tỉnh")));
    let counted = figure(&book, 2016, "Q6");
    assert_eq!((counted.value.as_deref(), counted.note.as_str()), (Some("05/06"), ""));
    // A level that no figure knows leaves both figures, and both say so.
    for (typed, said) in [("Tỉnh Trà Vinh", "cấp ghi “Tỉnh Trà Vinh”"), ("", "chưa ghi cấp")]
    {
        apply(&mut book, Edit::save(level(typed)));
        let note = format!("không tính 11 giấy khen của {name} ({said})");
        let without = figure(&book, 2016, "Q6");
        assert_eq!((without.value, without.note.as_str()), (None, note.as_str()));
        let of_block = figure(&book, 2016, "Q7");
        assert_eq!((of_block.value.as_deref(), of_block.note), (Some("07/07"), note));
    }
}

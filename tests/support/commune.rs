//! A commune's book: one round that awards collectives, persons and households. All of it is invented.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test"
)]
use crate::support::{add_unit, apply, at, clerk};
use dan_van::{
    domain::{
        award::{AwardYears, Proposal, Recipient, Round},
        decision::Decision,
        edit::Edit,
        household::Household,
        ids::{BodyId, DecisionId, PersonId, Record, RoundId, UnitId},
        office::{Body, Office, Signatory, Signing},
        person::{Person, Post},
    },
    workspace::Workspace,
};

pub struct Commune {
    pub book: Workspace,
    pub body: BodyId,
    pub round: RoundId,
    /// Ấp Bình Hòa mẫu, ấp Vàm Nhỏ mẫu.
    pub hamlets: [UnitId; 2],
    /// Trần Văn Mẫu, head of a household.
    pub head: PersonId,
}

pub fn household(name: &str, place: &str, head: Option<PersonId>) -> Recipient {
    Recipient::Household(Household { name: name.into(), place: place.into(), head })
}

fn made<K>(book: &mut Workspace, edit: Edit, key: impl Fn(Record) -> Option<K>) -> K {
    apply(book, edit).and_then(key).unwrap()
}

/// Units, people and a round with its proposals, in no order of kinds.
pub fn commune() -> Commune {
    commune_in(Workspace::in_memory().unwrap())
}

/// The same in an empty book.
pub fn commune_in(mut book: Workspace) -> Commune {
    let b = &mut book;
    apply(
        b,
        Edit::SaveOffice(Office {
            name: "Đảng ủy xã Tân Mẫu".into(),
            place: "Tân Mẫu".into(),
            ..Office::default()
        }),
    );
    let body = Body {
        full_name: "Ban Chỉ đạo phong trào “Dân vận khéo” Đảng ủy xã Tân Mẫu".into(),
        letterhead_parent: "ĐẢNG ỦY XÃ TÂN MẪU".into(),
        letterhead_name: "BAN CHỈ ĐẠO\nPHONG TRÀO “DÂN VẬN KHÉO”".into(),
        symbol: "BCĐ".into(),
        level: "Khối".into(),
        signing: Signing::HeadSigns,
        ..Body::default()
    };
    let body = made(b, Edit::save(body), |r| match r {
        Record::Body(id) => Some(id),
        _ => None,
    });
    apply(
        b,
        Edit::save(Signatory {
            body: Some(body),
            name: "Lê Văn Mẫu".into(),
            position: "Trưởng Ban".into(),
            is_head: true,
            from: "01/07/2025".into(),
            ..Signatory::default()
        }),
    );
    let hamlets = [add_unit(b, "Ấp Bình Hòa mẫu"), add_unit(b, "Ấp Vàm Nhỏ mẫu")];
    let board = add_unit(b, "Ban Công tác Mặt trận ấp Bình Hòa mẫu");
    let person = |b: &mut Workspace, name: &str, post: &str, unit: UnitId| {
        let person = Person {
            full_name: name.into(),
            birth: "1970".into(),
            posts: vec![Post { unit: Some(unit), title: post.into(), ..Post::default() }],
            ..Person::default()
        };
        made(b, Edit::save(person), |r| match r {
            Record::Person(id) => Some(id),
            _ => None,
        })
    };
    let leader = person(b, "Nguyễn Thị Mẫu Hòa", "Trưởng ấp", hamlets[0]);
    let head = person(b, "Trần Văn Mẫu", "Nông dân", hamlets[1]);
    let round = Round {
        name: "Dân vận khéo 2026".into(),
        years: AwardYears::of(2026),
        content: "phong trào thi đua “Dân vận khéo”".into(),
        form: "Giấy khen".into(),
        body: Some(body),
        ..Round::default()
    };
    let round = made(b, Edit::save(round), |r| match r {
        Record::Round(id) => Some(id),
        _ => None,
    });
    let proposed = [
        (
            household("Hộ bà Huỳnh Thị Mẫu Út", "Ấp Chợ Mẫu, xã Tân Mẫu", None),
            None,
            "Hiến 200 m² đất",
        ),
        (Recipient::Person(leader), Some(hamlets[0]), "Vận động làm đường"),
        (household("Hộ ông Trần Văn Mẫu", "", Some(head)), Some(hamlets[1]), "Góp 50 ngày công"),
        (Recipient::Unit(board), None, "Giám sát công trình"),
    ];
    for (recipient, unit, achievement) in proposed {
        apply(
            b,
            Edit::save(Proposal {
                round: Some(round),
                recipient: Some(recipient),
                unit,
                achievement: achievement.into(),
                has_submission: true,
                has_report: true,
                has_minutes: true,
                ..Proposal::default()
            }),
        );
    }
    Commune { book, body, round, hamlets, head }
}

impl Commune {
    /// A draft decision with an award out of every proposal.
    pub fn decide(&mut self) -> DecisionId {
        let draft = Decision {
            body: Some(self.body),
            summary: "về việc tặng Giấy khen".into(),
            round: Some(self.round),
            considering: "Ban Xây dựng Đảng".into(),
            ..Decision::default()
        };
        let decision = made(&mut self.book, Edit::save(draft), |r| match r {
            Record::Decision(id) => Some(id),
            _ => None,
        });
        let proposals = self.book.read().open_proposals(self.round).unwrap();
        let edit = Edit::AwardProposals { round: self.round, proposals, decision: Some(decision) };
        self.book.apply(edit, &clerk(), at("2026-12-05T08:00:00")).unwrap();
        decision
    }
}

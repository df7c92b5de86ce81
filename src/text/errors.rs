//! What went wrong, in one or two sentences: what happened, what was kept, what to do next.
use super::{damage, dates, labels, sentence, terms};
use crate::domain::{
    calendar::Moment,
    edit::Edit,
    failure::{
        DiskTrouble, Failure, LastStep, LooksLike, OpenProblem, PaperChange, Remark, Spared,
    },
    problem::Findings,
};

/// What a change was meant to do, for the sentence that says it could not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempt(&'static str);

impl Attempt {
    /// Of a change, before it is carried out.
    pub fn of(edit: &Edit) -> Self {
        Self(match edit {
            Edit::Merge { .. } => "Không gộp được",
            Edit::Restore(_) => "Không lấy lại được",
            Edit::RestoreField { .. } => "Không khôi phục được",
            Edit::AwardProposals { .. } => "Chưa lập được khen thưởng",
            Edit::Reorder(_) => "Không xếp lại được",
            Edit::IssueDecision(_) | Edit::IssuePaper(_) => "Chưa phát hành",
            _ => "Chưa lưu",
        })
    }

    /// That it was not done, and the first thing to mend: `Không gộp được: …`.
    pub fn refused(self, found: &Findings) -> String {
        match found.first_error() {
            Some(first) => format!("{}: {}", self.0, labels::finding(first)),
            None => format!("{}. Vui lòng xem lại các ô đã nhập.", self.0),
        }
    }
}

/// Why something was not done.
pub fn failure(failure: &Failure) -> String {
    match failure {
        Failure::Invalid(found) => Attempt("Chưa lưu").refused(found),
        Failure::InvalidRows(rows) => {
            let first = rows.first().and_then(|(_, found)| found.first_error());
            let why = first.map(labels::finding).unwrap_or_default();
            format!("Chưa ghi dòng nào: {} dòng cần sửa. {why}", rows.len())
        }
        Failure::InUse(uses) => {
            let list: Vec<String> =
                uses.iter().map(|(kind, count)| format!("{count} {}", terms::kind(*kind))).collect();
            format!(
                "Không xóa được vì đang được dùng trong {}. Hãy sửa các mục đó trước, hoặc nhập ngày kết thúc.",
                list.join(", ")
            )
        }
        Failure::Gone => "Mục này không còn trong sổ. Danh sách đã được đọc lại.".into(),
        Failure::AlreadyIssued => {
            "Quyết định đã phát hành nên không sửa được. Hãy dùng đính chính, thu hồi hoặc cấp lại.".into()
        }
        Failure::ChangesIssuedPaper(change) => issued_paper(change),
        Failure::PaperRefused(why) => {
            format!("Chưa phát hành, sổ vẫn như trước. {why}")
        }
        Failure::NothingKept => {
            "Không làm lại được: quyết định sẽ thành đã phát hành mà sổ không giữ giấy nào của nó. Sổ vẫn như trước; hãy phát hành quyết định trong phiếu.".into()
        }
        Failure::YearLocked(0) => {
            "Khóa năm không hoàn tác được: hãy bỏ dấu khóa và ghi lý do trong “Năm công tác”. Bước khác hoàn tác được ở “Lịch sử”.".into()
        }
        Failure::YearLocked(year) => format!(
            "Năm {year} đã khóa sổ, không thể sửa. Hãy mở khóa và ghi lý do trong “Năm công tác”; bước của năm khác hoàn tác được ở “Lịch sử”."
        ),
        Failure::Damaged(what) => format!("Chưa làm được, sổ vẫn như trước. {}", damage::damage(what)),
        Failure::BadAttachment(name) => format!(
            "Tệp đính kèm “{name}” bị hỏng nên không mở. Hãy lấy lại từ bản sao lưu trước."
        ),
        Failure::AttachmentTooLarge(name, _) => format!(
            "Tệp “{name}” quá 25 MB nên không đính kèm. Hãy quét ở độ nét thấp hơn, hoặc chia nhỏ."
        ),
        Failure::NothingToUndo => "Không còn gì để hoàn tác hoặc làm lại.".into(),
        Failure::Open(problem) => open(problem),
        Failure::ReadOnly => {
            "Sổ đang mở chỉ để đọc nên không ghi được. Hãy sao lưu sổ sang nơi ghi được rồi mở bản đó.".into()
        }
        Failure::NothingRead => {
            "Không đọc được mục nào trong tệp này nên chưa tạo sổ mới; tệp được giữ nguyên. Hãy tìm bản sao lưu của sổ."
                .into()
        }
        Failure::ChangedSince(Some((label, at))) => format!(
            "Không hoàn tác được vì bước sau đã sửa tiếp mục này: “{label}” ({}). Hãy hoàn tác bước đó trước.",
            dates::moment(at)
        ),
        Failure::ChangedSince(None) => {
            "Không hoàn tác được vì mục này đang được dùng ở chỗ khác. Dữ liệu vẫn như cũ.".into()
        }
        Failure::StepForgotten => {
            "Bước này quá cũ hoặc đã xóa hẳn, sổ không còn giữ nội dung cũ nên không hoàn tác được. Hãy sửa lại trong phiếu, hoặc xem bản sao lưu thời đó.".into()
        }
        Failure::NoSuchStep => "Không có bước này, hoặc bước đã được hoàn tác.".into(),
        Failure::NotVerified(path) => format!(
            "Tệp {} không đạt kiểm tra nên không được dùng. Sổ hiện tại vẫn nguyên; hãy chọn bản khác hoặc nơi khác.",
            path.display()
        ),
        Failure::ClockWrong => {
            "Đồng hồ của máy sai năm nên chưa ghi; sổ vẫn như trước. Hãy chỉnh ngày giờ của máy rồi làm lại.".into()
        }
        Failure::NotAFile(path) => format!(
            "{} không phải là một tệp (là thư mục, thiết bị hoặc lối tắt hỏng). Hãy chọn tên khác.",
            path.display()
        ),
        Failure::NotWrittenOver(path, spared) => {
            let why = match spared {
                Spared::Book => "là sổ, tệp dữ liệu hoặc tệp đi kèm sổ",
                Spared::Input => "chính là tệp đang được đọc",
                Spared::NotABook => "đã có và không phải là sổ",
            };
            format!("{} {why} nên không ghi đè; tệp vẫn như cũ. Hãy chọn tên khác.", path.display())
        }
        Failure::File(path, kind) => file(path, *kind),
        Failure::Disk(trouble) => disk(*trouble),
    }
}

/// Why something could not be read; nothing was to be stored.
pub fn not_read(failure: &Failure) -> String {
    match failure {
        Failure::Disk(DiskTrouble::NoAnswer) => {
            "Ổ đĩa hoặc USB không phản hồi nên có phần chưa đọc được. Hãy cắm lại rồi bấm “Đọc lại”."
                .to_owned()
        }
        Failure::Damaged(what) => damage::damage(what),
        other => self::failure(other),
    }
}

/// What happened beside the work.
pub fn remark(remark: &Remark) -> String {
    match remark {
        Remark::BackupFailed(why) => {
            format!("Mọi thay đổi đã lưu vào sổ, nhưng chưa sao lưu được: {}", backup_trouble(why))
        }
        Remark::BackupOfDamaged(path) => format!(
            "Mọi thay đổi đã lưu và đã sao lưu tại {}, nhưng trong sổ có chỗ hỏng; các bản sao lưu trước được giữ lại. \
             Hãy chọn “Kiểm tra sổ” ở trình đơn “Sổ”.",
            path.display()
        ),
        Remark::ClockJumped { last, now } => format!(
            "Đồng hồ của máy đang là {}, {} lần ghi gần nhất trong sổ ({}). Nếu ngày giờ của máy sai, hãy chỉnh lại \
             rồi ghi tiếp; những gì đã ghi vẫn còn nguyên.",
            moment(*now),
            if now < last { "trước" } else { "hơn một năm sau" },
            moment(*last)
        ),
        Remark::RolledBack { newest, folder } => format!(
            "Phiên trước bị ngắt khi đang ghi. {} {}",
            newest.as_ref().map_or_else(
                || "Hãy xem lại sổ; nếu thiếu việc đã nhập, hãy nhập lại.".to_owned(),
                last_step
            ),
            kept_in(folder.as_deref())
        ),
        Remark::JournalSetAside(folder) => format!(
            "Phiên trước không đóng bình thường; mọi bước đã lưu vẫn còn trong sổ. {}",
            kept_in(folder.as_deref())
        ),
        Remark::RestoreFinished(None) => {
            "Lần phục hồi trước bị ngắt giữa chừng, nay đã xong.".into()
        }
        Remark::RestoreFinished(Some(aside)) => format!(
            "Lần phục hồi trước bị ngắt giữa chừng, nay đã xong. Sổ trước đó được giữ tại {}.",
            aside.display()
        ),
        Remark::RestoreTakenBack(Some(former)) => format!(
            "Lần phục hồi trước bị ngắt giữa chừng nên đã được bỏ. Ở chỗ của sổ nay có một tệp khác, được giữ nguyên; \
             sổ trước khi phục hồi nằm tại {}. Hãy mở cả hai để xem tệp nào đúng.",
            former.display()
        ),
        Remark::RestoreTakenBack(None) => {
            "Lần phục hồi trước bị ngắt giữa chừng nên đã được bỏ; sổ vẫn như trước khi phục hồi."
                .into()
        }
        Remark::BookGone(trouble) => disk(*trouble),
        Remark::Damaged(found) => damage::found(found),
    }
}

/// Where the clerk goes on after a run that was cut off.
fn last_step(step: &LastStep) -> String {
    let label = super::cli::step_kind(&step.kind, &step.label);
    format!(
        "Bước cuối còn trong sổ: “{}” ({}); nếu thiếu việc nhập sau đó, hãy nhập lại.",
        sentence::one_line(&label),
        step.at.parse().map_or_else(|_| step.at.replace('T', " "), moment)
    )
}

/// Where the files found beside a book are kept.
fn kept_in(folder: Option<&std::path::Path>) -> String {
    match folder {
        Some(folder) => format!("Các tệp như lúc tìm thấy được giữ tại {}.", folder.display()),
        None => "Đang mở chỉ để xem nên các tệp được giữ nguyên.".into(),
    }
}

/// A backup that was asked for could not be taken.
pub fn backup_failed(failure: &Failure) -> String {
    format!("Chưa sao lưu được: {}", backup_trouble(failure))
}

fn moment(at: Moment) -> String {
    format!("{:02}:{:02} ngày {}", at.hour(), at.minute(), dates::short(at.date()))
}

/// Why a backup could not be taken, and what to do; nothing of it is about the book itself.
fn backup_trouble(failure: &Failure) -> String {
    use std::io::ErrorKind as K;
    match failure {
        Failure::Disk(DiskTrouble::Full) | Failure::File(_, K::StorageFull) => {
            "ổ đĩa đã đầy. Hãy dọn bớt ổ đĩa, rồi chọn “Sao lưu ngay” ở trình đơn “Sổ”.".into()
        }
        Failure::File(path, K::PermissionDenied | K::ReadOnlyFilesystem) => format!(
            "không ghi được vào {}. Hãy kiểm tra quyền của thư mục đó, rồi chọn “Sao lưu ngay” ở trình đơn “Sổ”.",
            path.display()
        ),
        Failure::File(path, K::NotFound) => format!(
            "không còn nơi để ghi {}. Hãy cắm lại USB, hoặc xem thư mục của sổ có bị chuyển đi không.",
            path.display()
        ),
        Failure::File(path, K::AlreadyExists | K::NotADirectory) => format!(
            "ở chỗ của thư mục sao lưu có một tệp tên {}. Hãy đổi tên tệp đó, rồi chọn “Sao lưu ngay” ở trình đơn “Sổ”.",
            path.display()
        ),
        Failure::ClockWrong => {
            "đồng hồ của máy sai năm. Hãy chỉnh ngày giờ của máy, rồi chọn “Sao lưu ngay” ở trình đơn “Sổ”.".into()
        }
        Failure::NotVerified(_) => {
            "bản sao không đạt kiểm tra nên đã bỏ. Hãy kiểm tra ổ đĩa, rồi sao lưu ra USB.".into()
        }
        _ => "ổ đĩa không ghi được. Hãy kiểm tra ổ đĩa, rồi sao lưu ra USB.".into(),
    }
}

fn disk(trouble: DiskTrouble) -> String {
    match trouble {
        DiskTrouble::Full => "Ổ đĩa đã đầy nên chưa lưu được; sổ vẫn như trước. Hãy dọn bớt ổ đĩa rồi lưu lại.",
        DiskTrouble::NotWritable => {
            "Không ghi được vào sổ. Hãy kiểm tra quyền của thư mục hoặc chép sổ sang nơi khác."
        }
        DiskTrouble::NoAnswer => {
            "Ổ đĩa hoặc USB không phản hồi nên chưa lưu được. Hãy cắm lại, hoặc mở bản sao lưu gần nhất."
        }
        DiskTrouble::NotKnown => {
            "Ổ đĩa hoặc USB không phản hồi đúng lúc lưu nên chưa rõ đã lưu được hay chưa. Hãy cắm lại, mở lại sổ và xem “Lịch sử” trước khi nhập lại."
        }
        DiskTrouble::Damaged => {
            "Sổ bị hỏng một phần. Hãy đóng sổ và dùng “Phục hồi” để mở bản sao lưu gần nhất."
        }
        DiskTrouble::NotUnderstood => {
            "Trong sổ có ô mang giá trị không đọc được. Hãy kiểm tra sổ (“Kiểm tra sổ” ở trình đơn “Sổ”, hoặc lệnh check) để biết là mục nào, rồi phục hồi từ bản sao lưu."
        }
        DiskTrouble::Moved => {
            "Tệp sổ đã bị xóa, đổi tên hoặc chuyển đi trong khi đang mở, nên từ giờ không lưu được nữa. Những gì đã lưu vẫn còn ở cửa sổ này: hãy chọn “Sao lưu ra USB…” ở trình đơn “Sổ” để ghi ra tệp mới, rồi mở tệp đó."
        }
        DiskTrouble::FolderGone => {
            "Không còn thấy thư mục chứa sổ (USB đã rút, hoặc thư mục bị đổi tên, chuyển đi) nên chưa lưu được. Hãy cắm lại hoặc trả thư mục về chỗ cũ rồi lưu lại; nếu không được, chọn “Sao lưu ra USB…” ở trình đơn “Sổ” để ghi ra tệp mới."
        }
        DiskTrouble::Busy => "Sổ đang được mở ở cửa sổ hoặc máy khác. Hãy đóng bên kia rồi thử lại.",
        DiskTrouble::Other => "Không đọc hoặc ghi được sổ; dữ liệu đã lưu vẫn còn. Hãy đóng và mở lại sổ.",
    }
    .into()
}

/// A file that could not be written or read.
pub fn file(path: &std::path::Path, kind: std::io::ErrorKind) -> String {
    use std::io::ErrorKind as K;
    let name = path.display();
    match kind {
        K::NotFound => format!("Không tìm thấy {name}."),
        K::PermissionDenied => format!(
            "Không ghi được {name}. Tệp có thể đang mở ở chương trình khác, hoặc thư mục không cho ghi."
        ),
        K::AlreadyExists => {
            format!(
                "Đã có {name}; không ghi đè. Hãy chọn tên khác, hoặc thêm --force nếu muốn thay."
            )
        }
        K::NotADirectory => format!("{name} không phải là thư mục. Hãy chọn nơi khác."),
        K::FileTooLarge => format!("{name} lớn quá mức đọc được nên không đọc."),
        K::InvalidFilename => {
            format!(
                "Tên tệp không dùng được, hoặc tên hay đường dẫn quá dài: {name}. Hãy đặt tên ngắn hơn, hoặc chọn thư mục gần hơn."
            )
        }
        K::StorageFull => {
            format!("Ổ đĩa đã đầy nên chưa ghi được {name}. Không có tệp dở dang nào để lại.")
        }
        _ => format!("Không đọc hoặc ghi được {name}. Hãy kiểm tra ổ đĩa hoặc chọn nơi khác."),
    }
}

/// A file that cannot be opened as a book.
pub fn open(problem: &OpenProblem) -> String {
    match problem {
        OpenProblem::Missing => "Không tìm thấy tệp sổ. Hãy kiểm tra tên tệp, hoặc cắm lại USB chứa sổ.".into(),
        OpenProblem::Empty => {
            "Tệp này trống (0 byte), có lẽ do chép dở. Hãy chép lại, hoặc dùng “Phục hồi” từ bản sao lưu.".into()
        }
        OpenProblem::NotABook(like) => {
            let what = match like {
                LooksLike::ZipOrOffice => "tệp Excel, Word mới hoặc tệp nén",
                LooksLike::OldOffice => "tệp Excel, Word đời cũ",
                LooksLike::Pdf => "tệp PDF",
                LooksLike::Unknown => "một loại tệp khác",
            };
            format!("Đây không phải sổ Dân Vận Khéo mà là {what}. Hãy chọn tệp có đuôi .dvk.")
        }
        OpenProblem::OtherProgram => {
            "Đây là tệp dữ liệu của chương trình khác, không phải sổ Dân Vận Khéo. Tệp không bị thay đổi.".into()
        }
        OpenProblem::Newer => {
            "Sổ này do phiên bản mới hơn của chương trình ghi. Hãy cài bản mới hơn rồi mở; tệp không bị thay đổi."
                .into()
        }
        OpenProblem::Damaged(_) => {
            "Sổ bị hỏng một phần nên chưa mở; tệp được giữ nguyên. Hãy phục hồi từ bản sao lưu gần nhất; nếu không có, hãy cứu những gì còn đọc được."
                .into()
        }
        OpenProblem::InUse(Some(by)) => format!(
            "Sổ đang được mở: {} trên máy {}, từ {}. Hãy đóng bên đó, hoặc mở bản sao lưu mới nhất để xem.",
            by.who,
            by.pc,
            dates::moment(&by.since)
        ),
        OpenProblem::InUse(None) => {
            "Sổ đang được mở ở cửa sổ hoặc máy khác. Hãy đóng bên đó, hoặc mở bản sao lưu mới nhất để xem.".into()
        }
        OpenProblem::NoAccess => {
            "Máy không cho đọc tệp này. Hãy kiểm tra quyền của thư mục, hoặc chép sổ sang nơi khác.".into()
        }
        OpenProblem::PathTooLong => {
            "Tên hoặc đường dẫn quá dài nên không mở hay ghi được sổ ở đó. Hãy đặt tên ngắn hơn, hoặc dùng thư mục gần hơn như Documents; không tệp nào bị thay đổi.".into()
        }
        OpenProblem::AlreadyThere => "Đã có tệp cùng tên; không ghi đè. Hãy chọn tên khác.".into(),
        OpenProblem::MigrationFailed(_) => {
            "Không nâng được sổ lên phiên bản mới. Sổ cũ vẫn nguyên, bản sao lưu nằm cạnh sổ.".into()
        }
    }
}
/// What an issued paper shows and would show, and the ways there are.
fn issued_paper(change: &PaperChange) -> String {
    let quoted = |words: &str| format!("“{}”", short(words));
    let change_said = match (&change.old, &change.new) {
        (Some(old), Some(new)) if old == new => format!("{} sẽ đổi chỗ", quoted(old)),
        (Some(old), Some(new)) => format!("{} sẽ thành {}", quoted(old), quoted(new)),
        (Some(old), None) => format!("{} sẽ không còn", quoted(old)),
        (None, new) => format!("sẽ có thêm {}", quoted(new.as_deref().unwrap_or_default())),
    };
    format!(
        "Chưa ghi gì: “{}” của quyết định {} đã phát hành, {change_said}. Sai sót ghi ở phần “Đính chính, thu hồi, \
         cấp lại” của người được khen.",
        change.paper, change.number
    )
}

/// The beginning of words that are longer than a sentence has room for.
fn short(words: &str) -> String {
    const MOST: usize = 60;
    let line = sentence::one_line(words);
    if line.chars().count() <= MOST {
        return line;
    }
    let mut cut: String = line.chars().take(MOST).collect();
    cut.push('…');
    cut
}

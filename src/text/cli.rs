//! Words of the command line.
use crate::domain::{damage::Damage, evaluation::ScoredKind, recipient::Counts};

/// `--help`.
pub const USAGE: &str = "\
Dân Vận Khéo: sổ công tác dân vận và danh sách khen thưởng

  dan-van-kheo [TỆP.dvk]                         mở cửa sổ
  demo [--out THƯ_MỤC] [--no-window]             viết sổ mẫu năm 2016, in mọi giấy, rồi mở cửa sổ
  new TỆP.dvk [--office TÊN]                     tạo sổ trống
  sample --out TỆP.dvk [--awards N] [--seed S]   sổ thử với N khen thưởng (không có N: sổ mẫu 2016)
  reports [--json]                               các giấy in được
  print GIẤY --data SỔ [--year N] [--set khóa=giá_trị]… --out TỆP.pdf|.docx|.xlsx
  print --all --round ĐỢT --data SỔ [--year N] [--format pdf,docx,xlsx] --out THƯ_MỤC
                                                 in mọi giấy của một đợt; giấy chưa đủ số liệu được nêu tên
  export-round --round ĐỢT --data SỔ [--year N] --out THƯ_MỤC
                                                 xuất hồ sơ đợt: giấy, bản chính, tệp của đơn vị, mục lục; nêu những
                                                 gì còn thiếu
  quick-list DÒNG.tsv --body TÊN --year N --out THƯ_MỤC
             [--form HÌNH_THỨC] [--content NỘI_DUNG] [--data SỔ]
             [--paper quyet-dinh|de-nghi|to-trinh|rieng] [--no-achievements] [--again]
                                                 có --data thì ghi vào sổ; danh sách đã có trong sổ chỉ được in,
                                                 trừ khi thêm --again
  quick-list DÒNG.tsv --body TÊN --year N --preview [--format tsv|json]
                                                 xem bảng được hiểu thế nào; không ghi, không in
  convert-text [--from tcvn3|vni|1258|auto]      chuyển văn bản bảng mã cũ ở đầu vào chuẩn (tối đa 64 MB) thành
                                                 Unicode ở đầu ra chuẩn; auto (mặc định) tự nhận ra bảng mã
  check SỔ                                       kiểm tra toàn bộ sổ
  backup SỔ [--out TỆP.dvk]                      sao lưu
  restore SỔ --from BẢN_SAO_LƯU                  phục hồi; sổ hiện tại được cất riêng trước
  salvage SỔ --out TỆP.dvk [--json]              cứu những gì đọc được của sổ hỏng vào một sổ mới, kèm danh sách
                                                 những gì bị mất; sổ hỏng được giữ nguyên
  history SỔ [--limit N] [--json]                lịch sử thay đổi
  undo SỔ [--step N]                             hoàn tác bước mới nhất, hoặc bước N
  figures --data SỔ --year N [--rows] [--json]   các con số của báo cáo năm, và các dòng đứng sau
  criteria import TỆP --data SỔ [--preview] [--name TÊN] [--year N]
  criteria import --template MẪU --data SỔ       nhập bộ tiêu chí áp dụng từ năm N; bộ đã dùng chấm điểm thì thành
                                                 phiên bản mới. MẪU: dat-khong-dat, mo-hinh-tap-the,
                                                 dien-hinh-ca-nhan, qcdc, can-tho
  scores import TỆP --data SỔ --year N [--preview] [--name TÊN]
                                                 nhập điểm theo bộ tiêu chí của năm; nhập lại thì thay phiếu cũ
  ranking --data SỔ --year N [--name TÊN] [--json]
                                                 xếp hạng, xếp loại, đề nghị, và vì sao
  search TỪ… --data SỔ [--limit N] [--json]      tìm mọi thứ; người, đơn vị, mô hình kèm mọi điều về họ
  lock SỔ --year N [--unlock LÝ_DO]              khóa sổ một năm; mở khóa phải có lý do

Khóa của --set: dot (số thứ tự hoặc tên đợt), quyet-dinh (số, hoặc số và ký hiệu), co-quan (tên), don-vi (tên), lop (tên
  lớp tập huấn), dang-ky (tên mô hình), ca-nhan (họ và tên), nam, so, ngay, kho=ngang|doc, ky=co|khong, tien=co|khong,
  thanh-tich=co|khong; giấy nào nhận khóa nào xem ở reports --json
Không ghi đè tệp có sẵn nếu không thêm --force. Không bao giờ ghi đè lên sổ: với --force, sổ có sẵn được giữ lại
dưới tên khác. Mã kết thúc: 0 xong, 1 không làm được, 2 sai lệnh.";

/// An unknown command or option.
pub fn unknown(what: &str) -> String {
    format!("Không hiểu “{what}”. Gõ dan-van-kheo --help để xem các lệnh.")
}
/// A key of --set that a paper does not ask for, with those it does.
pub fn not_asked_by(paper: &str, key: &str, known: &[&str]) -> String {
    format!("“{paper}” không dùng --set {key}. Giấy này nhận: {}.", known.join(", "))
}
/// A paper of a round that cannot be printed yet.
pub fn not_printed(paper: &str, why: &str) -> String {
    match why.strip_prefix(paper) {
        Some(why) => format!("Chưa in được “{paper}”{why}"),
        None => format!("Chưa in được “{paper}”: {why}"),
    }
}
/// An option without its value.
pub fn value_missing(option: &str) -> String {
    format!("Thiếu giá trị sau {option}.")
}
/// Something the command needs.
pub fn needed(what: &str) -> String {
    format!("Lệnh này cần {what}. Gõ dan-van-kheo --help để xem cách dùng.")
}
/// A value that cannot be read.
pub fn bad_value(option: &str, value: &str) -> String {
    format!("Giá trị “{value}” của {option} không hợp lệ.")
}
/// The number of a paper that is more than a number.
pub fn not_a_number(key: &str, value: &str) -> String {
    format!(
        "Giá trị “{value}” của --set {key} không hợp lệ: chỉ ghi số, ví dụ 05 hoặc 12a; ký hiệu lấy theo cơ quan \
         ban hành."
    )
}
/// A number that is none, or not within its bounds.
pub fn not_a_count(key: &str, value: &str, (least, most): (u32, u32)) -> String {
    format!("Giá trị “{value}” của --set {key} không hợp lệ: ghi một số từ {least} đến {most}.")
}
/// A value that is none of those there are.
pub fn not_a_choice(key: &str, value: &str, known: &[&str]) -> String {
    format!("Giá trị “{value}” của --set {key} không hợp lệ: ghi một trong {}.", known.join(", "))
}
/// What is to be said of one paper among several.
pub fn remark_on(title: &str, remark: &str) -> String {
    format!("{title}: {remark}")
}
/// An encoding that `convert-text` does not know.
pub fn unknown_encoding(name: &str) -> String {
    format!("Không có bảng mã “{name}”. Sau --from hãy ghi tcvn3, vni, 1258 hoặc auto.")
}
/// Standard input cannot be read.
pub fn standard_input(why: &str) -> String {
    format!("Không đọc được đầu vào chuẩn ({why}). Chưa ghi gì ra.")
}
/// Standard output cannot be written.
pub fn standard_output(why: &str) -> String {
    format!("Không ghi được ra đầu ra chuẩn ({why}). Văn bản ghi ra có thể còn thiếu.")
}
/// More text than is taken.
pub fn too_long(megabytes: u64) -> String {
    format!("Văn bản dài quá {megabytes} MB. Chưa ghi gì ra; hãy chia thành nhiều phần.")
}
/// Bytes that are no text of a known encoding.
pub const NO_KNOWN_TEXT: &str = "Không nhận ra bảng mã, hoặc đây không phải văn bản. Chưa ghi gì ra; \
    nếu biết bảng mã, hãy ghi sau --from (tcvn3, vni, 1258).";
/// Damaged places of a text.
pub fn unread_places(count: usize) -> String {
    format!("Lưu ý: {count} chỗ không đọc được, ở đó ghi dấu “?”.")
}
/// A paper of an unknown key.
pub fn no_such_report(id: &str) -> String {
    format!("Không có giấy “{id}”. Gõ dan-van-kheo reports để xem danh sách.")
}
/// A name that is not in the book.
pub fn not_in_book(kind: &str, name: &str) -> String {
    format!("Trong sổ không có {kind} “{name}”.")
}
/// A name that several records of the book have.
pub fn several_fit(kind: &str, name: &str, found: &[String]) -> String {
    format!(
        "Có nhiều {kind} “{name}”: {}. Hãy thêm --set co-quan=…, --year hoặc ghi cả ký hiệu.",
        found.join("; ")
    )
}
/// The only record of a name is of another year than the one asked for.
pub fn not_of_year(kind: &str, name: &str, year: i64) -> String {
    format!("{kind} {name} không phải của năm {year}. Hãy bỏ năm, hoặc ghi đúng năm.")
}
/// A decision and a round that do not belong together.
pub fn not_of_round(decision: &str, round: &str) -> String {
    format!(
        "Quyết định số {decision} không thuộc đợt “{round}”. Hãy chỉ ghi một trong hai: --set quyet-dinh hoặc --set dot."
    )
}
/// One key with two values.
pub fn given_twice(key: &str, one: &str, other: &str) -> String {
    format!("“{key}” được ghi hai lần, “{one}” và “{other}”. Hãy chỉ ghi một giá trị.")
}
/// A day that cannot be read.
pub fn not_a_day(key: &str, value: &str) -> String {
    format!(
        "Giá trị “{value}” của --set {key} không phải là ngày. Hãy ghi ngày/tháng/năm, ví dụ 05/12/2016."
    )
}
/// A kind of file that papers are not written as.
pub fn no_such_format(word: &str) -> String {
    format!(
        "Không ghi được giấy dạng “{word}”. Hãy chọn pdf, docx hoặc xlsx, ví dụ --format pdf,docx."
    )
}
/// A paper of a round is asked of one of its bodies.
pub fn all_bodies_of_round(paper: &str) -> String {
    format!(
        "“{paper}” in theo đợt gồm mọi cơ quan của đợt, không dùng --set co-quan. Muốn một cơ quan, hãy chọn --set \
         quyet-dinh."
    )
}
/// Options of one paper, asked of all papers of a round.
pub const NO_SET_WITH_ALL: &str = "--all in mọi giấy của đợt như thường dùng, không kèm --set. Muốn chọn riêng, hãy in từng giấy.";
/// A word too many behind the name of a paper.
pub fn superfluous(word: &str, paper: &str) -> String {
    format!(
        "Thừa “{word}” sau {paper}. Mỗi lần in một giấy; giá trị của giấy ghi sau --set, ví dụ --set nam=2016."
    )
}
/// A file was written.
pub fn written(path: &str) -> String {
    format!("Đã ghi {path}")
}
/// What is wrong with one of the files that a command names.
pub fn of_file(path: &str, sentence: &str) -> String {
    format!("{path}: {sentence}")
}
/// A book that made room.
pub fn set_aside(path: &str) -> String {
    format!("Sổ có sẵn được giữ lại tại {path}")
}
/// A warning, not a refusal.
pub fn warning(text: &str) -> String {
    format!("Lưu ý: {text}")
}
/// A paper was written, but the book does not know that it was printed.
pub fn printing_not_noted(why: &str) -> String {
    format!("giấy đã ghi xong, nhưng sổ chưa ghi nhận lần in này. {why}")
}
/// Lines or a column of a pasted list of which nothing was taken.
pub fn left_out(what: &str) -> String {
    format!("Không lấy: {what}")
}
/// A doubtful line of a pasted list.
pub fn doubtful(line: usize, name: &str, why: &str) -> String {
    format!("Dòng {line} nên xem lại: {name} ({why})")
}
/// The heads of `quick-list --preview`.
pub const PREVIEW_HEAD: &str = "loại\ttên in\tchức vụ\tđơn vị\txem lại";
/// A file whose letters cannot be read.
pub fn unreadable_file(path: &str) -> String {
    format!(
        "Tệp {path} không phải tệp văn bản, hoặc dùng bảng mã không nhận ra (đọc được Unicode, TCVN3, VNI, Windows-1258). \
         Hãy mở bằng Excel hay Word rồi lưu lại theo Unicode."
    )
}
/// How many were recognised.
pub fn recognised(counts: Counts) -> String {
    format!("Nhận ra {}.", super::print::counted(counts))
}
/// A list that the book has already.
pub fn recorded_already(round: &str) -> String {
    format!(
        "Danh sách này đã có trong sổ, đợt “{round}”, nên không ghi vào sổ lần nữa; chỉ in giấy. Muốn ghi thêm một \
         lần nữa, hãy thêm --again."
    )
}
/// A list that was recorded, with papers that could not be written.
pub fn recorded_but_not_written(round: &str, why: &[String]) -> String {
    format!(
        "Danh sách đã được ghi vào sổ, đợt “{round}”, nhưng còn giấy chưa ghi được. {} Rồi chạy lại lệnh với --force \
         để in; sổ không bị ghi hai lần.",
        why.join(" ")
    )
}
/// A check without findings.
pub const CHECK_OK: &str = "Sổ nguyên vẹn.";
/// A check with findings.
pub fn check_found(found: &[Damage]) -> String {
    let count = found.len();
    if found.iter().all(Damage::is_mended_by_hand) {
        return format!(
            "Có {count} chỗ như vậy; các mục khác nguyên vẹn. Nếu không sửa được theo cách trên, hãy phục hồi từ bản sao lưu."
        );
    }
    format!(
        "Sổ có {count} chỗ hỏng. Hãy phục hồi từ bản sao lưu gần nhất; tệp hiện tại không bị thay đổi."
    )
}
/// A restored book.
pub fn restored(aside: Option<&str>) -> String {
    match aside {
        Some(aside) => format!("Đã phục hồi. Sổ trước đó được cất tại {aside}"),
        None => "Đã phục hồi.".to_owned(),
    }
}
/// A file that is larger than is read.
pub fn file_too_large(path: &str, megabytes: u64) -> String {
    format!("Tệp {path} lớn quá {megabytes} MB.")
}
/// A file with lines that must be mended first.
pub fn not_taken(errors: usize) -> String {
    format!("Chưa ghi gì vào sổ: tệp có {errors} chỗ phải sửa, nêu ở trên.")
}
/// A template of an unknown name.
pub fn no_such_template(name: &str, known: &[&str]) -> String {
    format!("Không có mẫu “{name}”. Các mẫu: {}.", known.join(", "))
}
/// What a set is about, in words that are not known.
pub fn unknown_subject(words: &str) -> String {
    format!("Không hiểu @doi-tuong “{words}”; có mô hình, qcdc, đơn vị, cá nhân, tên.")
}
/// A set that the book has.
pub fn criteria_as_they_are(name: &str) -> String {
    format!("Bộ tiêu chí “{name}” đã có trong sổ, không có gì thay đổi.")
}
/// A set that may not be changed.
pub fn criteria_in_use(name: &str, year: i64) -> String {
    format!(
        "Bộ tiêu chí “{name}” đã dùng để chấm điểm năm {year}, không sửa được nữa. Hãy thêm --year với năm sau {year} \
         để lập phiên bản mới, hoặc --name với tên khác."
    )
}
/// A set was stored.
pub fn criteria_stored(name: &str, criteria: usize, is_replaced: bool) -> String {
    let did = if is_replaced { "Đã thay" } else { "Đã nhập" };
    format!("{did} bộ tiêu chí “{name}”: {criteria} tiêu chí chấm điểm.")
}
/// The next version of a set was stored.
pub fn next_version(name: &str, version: &str, from: &str) -> String {
    format!(
        "Đã lập phiên bản {version} của bộ tiêu chí “{name}”, áp dụng từ năm {from}; các năm trước giữ bản cũ."
    )
}
/// No set to score by.
pub fn no_criteria(year: i64, name: Option<&str>) -> String {
    match name {
        Some(name) => format!("Năm {year} không có bộ tiêu chí “{name}”."),
        None => format!("Năm {year} chưa có bộ tiêu chí nào. Hãy nhập bằng criteria import."),
    }
}
/// A file of scores that holds none.
pub const NO_SCORES: &str = "Tệp không có điểm nào.";
/// Somebody scored whom the book does not know.
pub fn subject_not_in_book(name: &str, about: ScoredKind, year: i64) -> String {
    let name = super::sentence::one_line(name);
    let of = match about {
        ScoredKind::Registration => format!("mô hình đăng ký năm {year}"),
        ScoredKind::Democracy => format!("dữ liệu QCDC năm {year}"),
        ScoredKind::Unit => "đơn vị".to_owned(),
        ScoredKind::Person | ScoredKind::Name => "cá nhân".to_owned(),
    };
    format!("trong sổ không có, hoặc có nhiều {of} tên “{name}”; phiếu chấm ghi theo tên này.")
}
/// Scores were stored.
pub fn scores_stored(set: &str, year: i64, sheets: usize, replaced: usize) -> String {
    format!(
        "Đã nhập {sheets} phiếu chấm năm {year} theo bộ tiêu chí “{set}”{}.",
        replacing(replaced)
    )
}
/// Scores would be stored.
pub fn scores_would_be_stored(set: &str, sheets: usize, replaced: usize) -> String {
    format!("Sẽ nhập {sheets} phiếu chấm theo bộ tiêu chí “{set}”{}.", replacing(replaced))
}
fn replacing(replaced: usize) -> String {
    if replaced == 0 { String::new() } else { format!(", thay {replaced} phiếu đã có") }
}
/// The heads of `criteria import --preview`.
pub const CRITERIA_HEAD: &str = "ma\tnoi_dung\ttoi_da\tloai\tbuoc";
/// The heads of `scores import --preview`.
pub const SCORES_HEAD: &str = "doi_tuong\tnhom\tloai\tvong\tma\tdiem";
/// The heads of `ranking`.
pub const RANKING_HEAD: &str = "đối tượng\tđơn vị\tnhóm\ttổng\txếp loại\tđề nghị\tvì sao";
/// Which ranking it is.
pub fn ranking_of(set: &str, round: &str) -> String {
    format!("{set}, vòng {round}")
}
/// A year without scores.
pub fn nobody_scored(year: i64) -> String {
    format!("Năm {year} chưa có phiếu chấm nào.")
}
/// One thing found.
pub fn hit(kind: &str, title: &str, detail: &str) -> String {
    let title = super::sentence::one_line(title);
    if detail.is_empty() {
        format!("{kind}: {title}")
    } else {
        format!("{kind}: {title} ({detail})")
    }
}
/// A year was locked or opened.
pub fn locked(year: i64, is_locked: bool) -> String {
    if is_locked {
        format!("Đã khóa sổ năm {year}.")
    } else {
        format!("Đã mở khóa năm {year}.")
    }
}
/// A step taken back.
pub fn undone(label: &str) -> String {
    format!("Đã hoàn tác: {label}")
}
/// Nothing printed: no rows in the pasted text.
pub const NO_ROWS: &str = "Không nhận ra tập thể hay cá nhân nào trong các dòng đã cho.";
/// Where the sample is, at the end of `demo`.
pub fn demo_done(folder: &str) -> String {
    format!("Sổ mẫu và các giấy in nằm trong {folder}")
}
/// No screen to open a window on.
pub const NO_SCREEN: &str = "Không có màn hình để mở cửa sổ; các tệp đã được ghi.";
/// The citation of a quick list's papers, when nothing else is said.
pub const DEFAULT_FORM: &str = "Giấy khen";
/// The content of a quick list, when nothing else is said.
pub const DEFAULT_CONTENT: &str = "phong trào thi đua “Dân vận khéo”";
/// Heads of `history`.
pub fn step(id: i64, at: &str, who: &str, pc: &str, label: &str, undone: bool) -> String {
    let note = if undone { " (đã hoàn tác)" } else { "" };
    format!("{id}\t{}\t{who}\t{pc}\t{label}{note}", at.replace('T', " "))
}
/// A redo or undo step in `history`.
pub fn step_kind(kind: &str, label: &str) -> String {
    match kind {
        "undo" => format!("Hoàn tác: {label}"),
        "redo" => format!("Làm lại: {label}"),
        _ => label.to_owned(),
    }
}
/// Kinds of records that can be named by --set.
pub mod kind {
    #![expect(missing_docs, reason = "the words themselves")]
    pub const ROUND: &str = "đợt khen thưởng";
    pub const DECISION: &str = "quyết định số";
    pub const UNIT: &str = "đơn vị";
    pub const BODY: &str = "cơ quan";
}

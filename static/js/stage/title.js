// @ts-check
/** How titles are set: what stands together on a line, what comes in capitals, how large the letters are. */

const NO_BREAK = "\u00a0";

/**
 * Vietnamese writes every syllable apart, so that a browser breaks "trách | nhiệm" as readily as anything else.
 * These words of two syllables are in most titles of a province's conferences.
 */
const WORDS = new RegExp(
  `(?<!\\p{L})(${[
    "an ninh|bàn giao|bền vững|bí thư|bộ máy|cải cách|chỉ đạo|chỉ tiêu|chính quyền|chính trị",
    "chủ tịch|chuyển đổi|công bố|công tác|dân tộc|dịch vụ|du lịch|đầu tư|địa phương|điểm cầu",
    "đoàn kết|đổi mới|đơn vị|giải pháp|giám đốc|giao ban|hành chính|hành động|hiệu quả|hoàn thành",
    "hội đồng|hội nghị|kế hoạch|kết luận|kết nối|khai mạc|khánh thành|kiến nghị|kinh tế|kỷ cương",
    "kỷ luật|lãnh đạo|mất mạng|mục tiêu|ngân sách|nghị quyết|nhân dân|nhiệm kỳ|nhiệm vụ|nông nghiệp",
    "nông thôn|phát biểu|phát động|phát triển|phân bổ|phê duyệt|phong bì|phong trào|quốc phòng",
    "quy hoạch|quyết định|quyết liệt|quyết tâm|sáng tạo|sản xuất|sáp nhập|sắp xếp|sơ kết",
    "tăng trưởng|tham luận|thi đua|thống nhất|tỉnh uỷ|tổ chức|tổng kết|trách nhiệm|trọng tâm",
    "triển khai|trung tâm|trực tuyến|văn bản|văn hoá|xác nhận|xã hội|xây dựng|thành phố",
  ].join("|")})(?!\\p{L})`,
  "giu",
);
/** Verbs of one syllable with which a handover's title begins: "Giao kế hoạch", "Trao quyết định". */
const SHORT_VERB = /^(?:giao|trao|gửi|ký|phát|mở) /iu;
const KIND_OF_MEETING =
  /^(hội nghị(?: trực tuyến| toàn quốc| toàn tỉnh)?|lễ|kỳ họp|đại hội|hội thảo|phiên họp) (?=\p{L})/iu;
/** So short a title is set in capitals as a whole. */
const ALL_CAPITALS = 20;

/**
 * @param {string} text as people typed it
 * @returns {string[]} clauses, between which a line may well break; what has to stay together has no-break spaces
 */
export function clausesOf(text) {
  const joined = joinDashes(text).replace(WORDS, (word) => word.replace(" ", NO_BREAK));
  return joined
    .replace(/(?<![,;:.]) (?=\d)/g, NO_BREAK)
    .replace(/(?<!\S)(\d{1,3}) (?=\p{L})/gu, `$1${NO_BREAK}`)
    .split(/(?<=[,;:.]) /);
}

/**
 * "kinh tế - xã hội" is one term; of a motto in several parts each is one, and its dash ends the line. After a
 * dash a line may break in spite of a no-break space; a word joiner forbids it (UAX 14, LB12a).
 * @param {string} text
 */
function joinDashes(text) {
  const parts = text.split(/ [-–] /);
  if (parts.length > 2)
    return parts
      .map((part) => (part.split(" ").length < 4 ? part.replaceAll(" ", NO_BREAK) : part))
      .join(`${NO_BREAK}- `);
  return text.replace(/\S+ \S+ [-–] \S+ [^\s,;:.]+/g, (pair) =>
    pair.replaceAll(" ", NO_BREAK).replace(/[-–]/, "$&\u2060"),
  );
}

/**
 * The first words of a handover's title, which the disc has in capitals, and what follows them.
 * @param {string} title
 * @returns {{head: string, rest: string}}
 */
export function discTitle(title) {
  const words = title.split(" ");
  if (title.length <= ALL_CAPITALS) return { head: title, rest: "" };
  const first = SHORT_VERB.test(title) ? 3 : 4;
  return { head: words.slice(0, first).join(" "), rest: words.slice(first).join(" ") };
}

/**
 * "Hội nghị" stands above what the conference is about.
 * @param {string} title
 * @returns {{kind: string, subject: string}}
 */
export function conferenceTitle(title) {
  const kind = title.match(KIND_OF_MEETING)?.[1] ?? "";
  const subject = title.slice(kind.length).trimStart();
  return { kind, subject: kind ? subject.charAt(0).toLocaleUpperCase("vi") + subject.slice(1) : subject };
}

/**
 * Long titles get smaller letters: Vietnamese conference titles run from 20 to 150 characters.
 * @param {string} text
 * @returns {"short" | "medium" | "long"}
 */
export function lengthOf(text) {
  if (text.length <= 36) return "short";
  return text.length <= 72 ? "medium" : "long";
}

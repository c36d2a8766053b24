import Definitions
import Foundation

/// A refusal by the operating system, in words that an analyst can act on.
public struct SystemFault: Error, Hashable, Sendable {
  /// The system's number for it, as in `errno`.
  public var code: Int32

  public init(_ code: Int32) { self.code = code }

  /// What the last call of the system was refused for. Asked at once: the next call may change it.
  static var last: SystemFault { SystemFault(errno) }

  public var words: LocalizedText {
    switch code {
    case ENOSPC: LocalizedText("磁盘满了，请腾出空间后再试", "the disk is full; make room and try again")
    case EDQUOT:
      LocalizedText("磁盘配额用完了，请腾出空间后再试", "the disk quota is used up; make room and try again")
    case EFBIG:
      LocalizedText(
        "文件超过了系统允许的大小，请放宽限制（ulimit -f）",
        "the file passes the size that the system allows; raise the limit (ulimit -f)")
    case EACCES, EPERM:
      LocalizedText(
        "没有写入权限，请改权限，或换一个文件夹",
        "there is no permission to write; change the permissions or take another folder")
    case EROFS: LocalizedText("磁盘是只读的，请换一个地方", "the disk is read-only; take another place")
    case ENOTDIR, EEXIST:
      LocalizedText(
        "路径中有一段是文件，不是文件夹，请换一个地方",
        "a part of the path is a file, not a folder; take another place")
    case EISDIR: LocalizedText("那里是一个文件夹，请把它挪走", "a folder stands there; move it away")
    case ENAMETOOLONG: LocalizedText("名字太长，请改短", "the name is too long; shorten it")
    case EIO:
      LocalizedText(
        "读写磁盘出错，请检查磁盘后再试", "the disk cannot be read or written; check it and try again")
    default:
      LocalizedText(
        "系统说：\(String(cString: strerror(code)))",
        "the system says: \(String(cString: strerror(code)))")
    }
  }
}

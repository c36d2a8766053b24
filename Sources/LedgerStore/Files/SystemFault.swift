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
    case ENOSPC: LocalizedText("磁盘满了", "the disk is full")
    case EDQUOT: LocalizedText("磁盘配额用完了", "the disk quota is used up")
    case EFBIG: LocalizedText("文件超过了系统允许的大小", "the file passes the size that the system allows")
    case EACCES, EPERM: LocalizedText("没有写入权限", "permission denied")
    case EROFS: LocalizedText("磁盘是只读的", "the disk is read-only")
    case ENOTDIR, EEXIST:
      LocalizedText("路径中有一段是文件，不是文件夹", "a part of the path is a file, not a folder")
    case EISDIR: LocalizedText("那里是一个文件夹", "a folder stands there")
    case ENAMETOOLONG: LocalizedText("名字太长", "the name is too long")
    case EIO: LocalizedText("读写磁盘出错", "the disk cannot be read or written")
    default:
      LocalizedText("系统说 \(String(cString: strerror(code)))", String(cString: strerror(code)))
    }
  }
}

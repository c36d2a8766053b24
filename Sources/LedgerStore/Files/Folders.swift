import Foundation

/// Folders made by the system's own calls, whose refusals are known to the number.
public enum Folders {
  /// Makes a folder and those that it lies in; one that is there already stays as it is.
  ///
  /// - Parameter mode: The permissions of what is made, less the umask.
  public static func make(_ path: String, mode: mode_t = 0o777) throws(SystemFault) {
    guard !isFolder(path) else { return }
    if mkdir(path, mode) == 0 { return }
    let fault = SystemFault.last
    // Another process that makes the same has been quicker.
    if isFolder(path) { return }
    let parent = (path as NSString).deletingLastPathComponent
    guard fault.code == ENOENT, !parent.isEmpty, parent != path else { throw fault }
    try make(parent, mode: mode)
    guard mkdir(path, mode) == 0 || isFolder(path) else { throw SystemFault.last }
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}

import Dispatch
import Spreadsheets
import Synchronization

/// The rows of a sheet, block by block and in their order, read ahead by threads of their own: while a block is
/// judged and the one before it is loaded, the next ones are read.
///
/// Each thread takes the next block from the sheet, one at a time, and then reads its cells while another
/// takes the block after it. A sheet of one block is read by the caller. What comes out is the same however
/// many threads there are.
final class RowStream: @unchecked Sendable {
  // Unchecked: the sheet's reader and `turn` are used under `taking` alone, a block by one thread at a time (a worker from
  // `isFree` to `isReady`, the caller from then on), each worker by one thread.

  private struct Slot {
    let block = RowBlock()
    let isFree = DispatchSemaphore(value: 0)
    let isReady = DispatchSemaphore(value: 0)
  }

  /// The turn of the next block, and whether there is none.
  private struct Turn {
    var number = 0
    var isOver = false
  }

  private let reader: any RowReader
  private let worker: RowWorker
  private let readers: [RecordReader]
  private let mostRows: Int
  private let slots: [Slot]
  private var turn = Turn()
  /// Held for as long as it takes to fill a block, or to wait for a free one: a lock that spins would waste that time.
  private let taking = DispatchSemaphore(value: 1)
  private let isStopped = Atomic(false)
  private let threads = DispatchGroup()
  private var isThreaded = false
  /// Blocks handed out.
  private var given = 0

  /// - Parameters:
  ///   - worker: What is done to each row.
  ///   - readers: One for each thread.
  init(
    _ reader: any RowReader, worker: RowWorker, readers: [RecordReader],
    mostRows: Int = RowBlock.mostRows
  ) {
    self.reader = reader
    self.worker = worker
    self.readers = readers
    self.mostRows = mostRows
    // One is being judged, and one more than there are threads waits to be.
    slots = (0..<readers.count + 2).map { _ in Slot() }
  }

  /// The next block, which is good until the next call; `nil` after the last.
  ///
  /// - Throws: `ReadError` after the rows before the break.
  func next() throws(ReadError) -> RowBlock? {
    if given > 0 {
      let slot = slots[(given - 1) % slots.count]
      switch slot.block.end {
      case .brokenOff(let error): throw error
      case .finished: return nil
      case nil: break
      }
      if !isThreaded { start() }
      slot.block.trim()
      slot.isFree.signal()
    }
    let slot = slots[given % slots.count]
    given += 1
    if isThreaded {
      slot.isReady.wait()
    } else {
      fill(slot.block)
      worker.read(slot.block, with: readers[0])
    }
    return slot.block
  }

  /// Ends the reading. Called whether or not the last block was reached.
  func stop() {
    // Not under `taking`: whoever waits for a free slot holds it.
    isStopped.store(true, ordering: .releasing)
    for slot in slots { slot.isFree.signal() }
    threads.wait()
  }

  private func start() {
    isThreaded = true
    turn.number = 1
    // All but the first, which the caller has just had.
    for slot in slots.dropFirst() { slot.isFree.signal() }
    for reader in readers {
      // A queue each: those that share one wait for a thread of the pool, which others may have blocked.
      DispatchQueue(label: "taizhang.reading").async(group: threads) { [self] in
        while let slot = take() {
          worker.read(slot.block, with: reader)
          slot.isReady.signal()
        }
      }
    }
  }

  /// Fills the next block that is free.
  private func take() -> Slot? {
    taking.wait()
    defer { taking.signal() }
    guard !turn.isOver, !isStopped.load(ordering: .acquiring) else { return nil }
    let slot = slots[turn.number % slots.count]
    slot.isFree.wait()
    // What `stop` has freed is not to be filled.
    guard !isStopped.load(ordering: .acquiring) else { return nil }
    fill(slot.block)
    turn.number += 1
    if slot.block.end != nil { turn.isOver = true }
    return slot
  }

  private func fill(_ block: RowBlock) {
    block.fill(from: reader, limit: mostRows, record: worker.record)
  }
}

/// What a row is, and what its cells say: the part of reading a sheet that asks for no other row.
struct RowWorker {
  let sheet: SheetReading
  let sorter: RowSorter
  let digest: BodyDigest
  /// A blank one.
  let record: ParsedRecord
  /// Whether the cells are read, too; they are not where rows above decide what they say.
  let readsCells: Bool

  func read(_ block: RowBlock, with reader: RecordReader) {
    var sorter = sorter
    for index in 0..<block.count {
      read(
        &block.rows[index], &block.kinds[index], &block.looks[index], &block.records[index],
        &sorter, with: reader)
    }
  }

  /// - Parameter row: Left as it is. Of a row that is handed on as a value, three counts of references go up and
  ///   down again.
  private func read(
    _ row: inout Row, _ kind: inout SkippedRow?, _ look: inout RecordReader.Look,
    _ record: inout ParsedRecord, _ sorter: inout RowSorter, with reader: RecordReader
  ) {
    kind = sorter.kind(of: row)
    guard kind == nil, readsCells else { return }
    look = reader.read(row, in: sheet, digest: digest, into: &record)
  }
}

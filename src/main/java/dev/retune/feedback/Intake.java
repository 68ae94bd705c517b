package dev.retune.feedback;

import dev.retune.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.jdbc.Work;

/** Takes the rows of one file or one source in, batch by batch, and keeps the report. */
final class Intake {
  // a transaction each; bounded in characters too, for a row may have a million
  static final int BATCH_ROWS = 5_000;
  private static final long BATCH_CHARACTERS = 8_000_000;

  private record VoteNote(long row, Source source, VoteRowIn vote) {}

  /** The rows of a source that are not stored yet. */
  private static final class Pending {
    private final List<DocumentRow> documents = new ArrayList<>();
    private final List<ConversationRow> conversations = new ArrayList<>();
    private final List<VoteNote> votes = new ArrayList<>();
    private final List<EvaluationRow> evaluations = new ArrayList<>();

    Batch batch() {
      return new Batch(
          documents, conversations, votes.stream().map(VoteNote::vote).toList(), evaluations);
    }
  }

  private final FeedbackStore store;
  private final Source source;
  private final Texts texts;
  private final boolean synced;
  private final Tally read = new Tally();
  private final Tally stored = new Tally();
  private final Tally changed = new Tally();
  private final Tally unchanged = new Tally();
  private final List<Rejected> rejected = new ArrayList<>();
  private final Map<String, ImportReport.Reason> reasons = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final List<VoteNote> waiting = new ArrayList<>();
  private final Map<Source, Pending> pending = new LinkedHashMap<>();
  private Map<String, Map<String, String>> taken = Map.of();
  private List<String> unused = List.of();
  private long unknown;
  private long withoutVote;
  private long leftOut;
  private long takenBack;
  private List<TableTaken> tables = List.of();
  private int rows;
  private long characters;

  Intake(FeedbackStore store, Source source, Texts texts) {
    this(store, source, texts, false);
  }

  /**
   * Into a source.
   *
   * @param synced whether the rows come from a database that is looked at again and again, so that
   *     a vote that is missed there is taken back
   */
  Intake(FeedbackStore store, Source source, Texts texts, boolean synced) {
    this.store = store;
    this.source = source;
    this.texts = texts;
    this.synced = synced;
  }

  /** Says which tables the rows come from. */
  void from(List<TableShape> shapes) {
    tables = shapes.stream().map(TableShape::taken).toList();
  }

  /** Counts votes that are no more at their source. */
  void takenBack(long votes) {
    takenBack += votes;
  }

  /** Takes a row; it is stored with its batch. */
  void add(long number, InputRow row) {
    add(source, number, row);
  }

  /** Takes a row of another source. */
  void add(Source owner, long number, InputRow row) {
    Pending rowsOfOwner = pending.computeIfAbsent(owner, s -> new Pending());
    switch (row) {
      case DocumentRow document -> rowsOfOwner.documents.add(document);
      case ConversationRow conversation -> rowsOfOwner.conversations.add(conversation);
      case VoteRowIn vote -> rowsOfOwner.votes.add(new VoteNote(number, owner, vote));
      case EvaluationRow evaluation -> rowsOfOwner.evaluations.add(evaluation);
    }
    read.add(new Draft(row, false).kind());
    rows++;
    characters += row.length();
  }

  /** Lists a row as rejected. */
  void reject(long number, RowKind kind, RowFault fault) {
    read.add(kind);
    list(number, fault);
  }

  /** Lists a row as rejected of which it is not known what it is. */
  void rejectUnknown(long number, RowFault fault) {
    unknown++;
    list(number, fault);
  }

  private void list(long number, RowFault fault) {
    String reason = texts.get(fault.key(), fault.args().toArray());
    rejected.add(new Rejected(number, reason));
    reasons.merge(
        fault.key(),
        new ImportReport.Reason(reason, 1, number),
        (all, one) ->
            new ImportReport.Reason(
                all.reason(), all.rows() + 1, Math.min(all.first(), one.first())));
  }

  /** Counts a row that says nothing new. */
  void same(RowKind kind) {
    read.add(kind);
    unchanged.add(kind);
  }

  /** Counts a row that says that there is no vote. */
  void withoutVote() {
    withoutVote++;
  }

  /** Counts a row that the mapping's conditions leave out. */
  void leftOut() {
    leftOut++;
  }

  /** Says what the columns were taken for. */
  void took(Map<String, Map<String, String>> columns, List<String> others) {
    taken = columns;
    unused = others;
  }

  /** Adds a sentence to the report. */
  void note(String key, Object... args) {
    notes.add(texts.get(key, args));
  }

  boolean isFull() {
    return rows >= BATCH_ROWS || isHeavy();
  }

  boolean isHeavy() {
    return characters >= BATCH_CHARACTERS;
  }

  /** Stores what has been taken, and something more in the same transaction. */
  void flush(Work more) {
    Pending own = pending.remove(source);
    flush(source, own == null ? new Pending() : own, more);
    pending.forEach((owner, rowsOfOwner) -> flush(owner, rowsOfOwner, connection -> {}));
    pending.clear();
    rows = 0;
    characters = 0;
  }

  private void flush(Source owner, Pending rowsOfOwner, Work more) {
    StoreResult result = store.store(owner, rowsOfOwner.batch(), synced, more);
    stored.add(result.stored());
    changed.add(result.changed());
    unchanged.add(result.unchanged());
    rowsOfOwner.votes.stream().filter(v -> waits(v, result.waiting())).forEach(waiting::add);
  }

  /** Stores what has been taken, if anything. */
  void flush() {
    if (rows > 0) {
      flush(connection -> {});
    }
  }

  private static boolean waits(VoteNote note, Set<String> waiting) {
    return waiting.contains(Clean.text(note.vote().externalId()));
  }

  /** The report, when all files of the run have been read: only now is it known what waits. */
  ImportReport report(String name) {
    long left = 0;
    Map<Source, List<VoteNote>> bySource = new LinkedHashMap<>();
    waiting.forEach(n -> bySource.computeIfAbsent(n.source(), s -> new ArrayList<>()).add(n));
    for (var owned : bySource.entrySet()) {
      List<String> ids =
          owned.getValue().stream().map(n -> Clean.text(n.vote().externalId())).toList();
      Set<String> still = store.stillWaiting(owned.getKey(), ids);
      for (VoteNote note : owned.getValue()) {
        if (waits(note, still)) {
          left++;
          String conversation = RowFault.shown(note.vote().conversationExternalId());
          list(note.row(), new RowFault("feedback.row.waits", conversation));
        } else {
          stored.add(RowKind.VOTE);
        }
      }
    }
    rejected.sort(Comparator.comparingLong(Rejected::row));
    return new ImportReport(
        name,
        read.counts(),
        stored.counts(),
        changed.counts(),
        unchanged.counts(),
        left,
        rejected,
        unknown,
        List.copyOf(reasons.values()),
        withoutVote,
        leftOut,
        takenBack,
        tables,
        taken,
        unused,
        notes);
  }

  Source source() {
    return source;
  }
}

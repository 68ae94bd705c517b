package dev.retune.feedback;

import dev.retune.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.hibernate.jdbc.Work;

/** Takes the rows of one file or one source in, batch by batch, and keeps the report. */
final class Intake {
  // a transaction each; bounded in characters too, for a row may have a million
  static final int BATCH_ROWS = 5_000;
  private static final long BATCH_CHARACTERS = 8_000_000;

  private record VoteNote(long row, VoteRowIn vote) {}

  private final FeedbackStore store;
  private final Source source;
  private final Texts texts;
  private final boolean synced;
  private final Tally read = new Tally();
  private final Tally stored = new Tally();
  private final Tally changed = new Tally();
  private final Tally unchanged = new Tally();
  private final List<Rejected> rejected = new ArrayList<>();
  private final List<VoteNote> waiting = new ArrayList<>();

  private final List<DocumentRow> documents = new ArrayList<>();
  private final List<ConversationRow> conversations = new ArrayList<>();
  private final List<VoteNote> votes = new ArrayList<>();
  private final List<EvaluationRow> evaluations = new ArrayList<>();
  private long characters;
  private long leftOut;
  private long takenBack;
  private List<TableTaken> tables = List.of();

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

  /** Counts a row that the mapping's conditions leave out. */
  void leftOut() {
    leftOut++;
  }

  /** Counts votes that are no more at their source. */
  void takenBack(long votes) {
    takenBack += votes;
  }

  /** Takes a row; it is stored with its batch. */
  void add(long number, InputRow row) {
    switch (row) {
      case DocumentRow document -> documents.add(document);
      case ConversationRow conversation -> conversations.add(conversation);
      case VoteRowIn vote -> votes.add(new VoteNote(number, vote));
      case EvaluationRow evaluation -> evaluations.add(evaluation);
    }
    read.add(new Draft(row, false).kind());
    characters += row.length();
  }

  /** Lists a row as rejected. */
  void reject(long number, RowKind kind, RowFault fault) {
    read.add(kind);
    rejected.add(new Rejected(number, texts.get(fault.key(), fault.args().toArray())));
  }

  /** Counts a row that says nothing new. */
  void same(RowKind kind) {
    read.add(kind);
    unchanged.add(kind);
  }

  boolean isFull() {
    return documents.size() + conversations.size() + votes.size() + evaluations.size() >= BATCH_ROWS
        || isHeavy();
  }

  boolean isHeavy() {
    return characters >= BATCH_CHARACTERS;
  }

  /** Stores what has been taken, and something more in the same transaction. */
  void flush(Work more) {
    StoreResult result =
        store.store(
            source,
            new Batch(
                documents, conversations, votes.stream().map(VoteNote::vote).toList(), evaluations),
            synced,
            more);
    stored.add(result.stored());
    changed.add(result.changed());
    unchanged.add(result.unchanged());
    votes.stream().filter(v -> waits(v, result.waiting())).forEach(waiting::add);
    documents.clear();
    conversations.clear();
    votes.clear();
    evaluations.clear();
    characters = 0;
  }

  /** Stores what has been taken, if anything. */
  void flush() {
    if (!(documents.isEmpty()
        && conversations.isEmpty()
        && votes.isEmpty()
        && evaluations.isEmpty())) {
      flush(connection -> {});
    }
  }

  private static boolean waits(VoteNote note, Set<String> waiting) {
    return waiting.contains(Clean.text(note.vote().externalId()));
  }

  /** The report, when all files of the run have been read: only now is it known what waits. */
  ImportReport report(String name) {
    Set<String> still =
        store.stillWaiting(
            source, waiting.stream().map(n -> Clean.text(n.vote().externalId())).toList());
    long left = 0;
    for (VoteNote note : waiting) {
      if (waits(note, still)) {
        left++;
        String conversation = RowFault.shown(note.vote().conversationExternalId());
        rejected.add(new Rejected(note.row(), texts.get("feedback.row.waits", conversation)));
      } else {
        stored.add(RowKind.VOTE);
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
        leftOut,
        takenBack,
        tables);
  }

  Source source() {
    return source;
  }
}

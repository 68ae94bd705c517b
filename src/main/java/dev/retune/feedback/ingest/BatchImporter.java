package dev.retune.feedback.ingest;

import dev.retune.common.i18n.Texts;
import dev.retune.feedback.mapping.RowRejectedException;
import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.InputRow;
import dev.retune.feedback.model.NewConversation;
import dev.retune.feedback.model.NewDocument;
import dev.retune.feedback.model.NewEvaluation;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.model.StoreResult;
import dev.retune.feedback.parsing.ParsedRow;
import dev.retune.feedback.parsing.VoteScale;
import dev.retune.feedback.source.RecognizedTable;
import dev.retune.feedback.source.TableSelection;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.persistence.StorableText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.jdbc.Work;

/** Takes the rows of one file or one source in, batch by batch, and keeps the report. */
final class BatchImporter implements AutoCloseable {
  // a transaction each; bounded in characters too, for a row may have a million
  static final int BATCH_ROWS = 5_000;
  private static final long BATCH_CHARACTERS = 8_000_000;
  private static final int ASIDE_IN_MEMORY = 10_000;

  private record VoteNote(long row, NewVote vote) {}

  /** The rows of a source that are not stored yet. */
  private static final class Pending {
    private final List<NewDocument> documents = new ArrayList<>();
    private final List<NewConversation> conversations = new ArrayList<>();
    private final List<VoteNote> votes = new ArrayList<>();
    private final List<NewEvaluation> evaluations = new ArrayList<>();
    private final Set<String> noVotes = new HashSet<>();

    InputBatch batch() {
      return new InputBatch(
          documents, conversations, votes.stream().map(VoteNote::vote).toList(), evaluations);
    }
  }

  private final FeedbackStore store;
  private final Source source;
  private final Texts texts;
  private final boolean synced;
  private final RowCounter read = new RowCounter();
  private final RowCounter stored = new RowCounter();
  private final RowCounter changed = new RowCounter();
  private final RowCounter unchanged = new RowCounter();
  private final RejectionCounter rejections = new RejectionCounter();
  private final List<String> notes = new ArrayList<>();
  private final Map<Source, SpillingTextLists> waiting = new LinkedHashMap<>();
  private final Map<Source, Pending> pending = new LinkedHashMap<>();
  private Map<String, Map<String, String>> taken = Map.of();
  private List<String> unused = List.of();
  private long unknown;
  private long withoutVote;
  private long leftOut;
  private long takenBack;
  private List<TableSelection> tables = List.of();
  private int rows;
  private long characters;

  BatchImporter(FeedbackStore store, Source source, Texts texts) {
    this(store, source, texts, false);
  }

  /**
   * Into a source.
   *
   * @param synced whether the rows come from a database that is looked at again and again, so that
   *     a vote that is missed there is taken back
   */
  BatchImporter(FeedbackStore store, Source source, Texts texts, boolean synced) {
    this.store = store;
    this.source = source;
    this.texts = texts;
    this.synced = synced;
  }

  /** Says which tables the rows come from. */
  void from(List<RecognizedTable> shapes) {
    tables = shapes.stream().map(RecognizedTable::taken).toList();
  }

  /** Says what was understood of the values of votes together. */
  void scaled(VoteScale scale) {
    if (scale.zeroIsNone() && scale.hasZero()) {
      note("feedback.note.zeroIsNone");
    }
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
      case NewDocument document -> rowsOfOwner.documents.add(document);
      case NewConversation conversation -> rowsOfOwner.conversations.add(conversation);
      case NewVote vote -> rowsOfOwner.votes.add(new VoteNote(number, vote));
      case NewEvaluation evaluation -> rowsOfOwner.evaluations.add(evaluation);
    }
    read.add(new ParsedRow(row, false).kind());
    rows++;
    characters += row.length();
  }

  /** Lists a row as rejected. */
  void reject(long number, RowKind kind, RowRejectedException fault) {
    read.add(kind);
    rejections.add(number, fault);
  }

  /** Lists a row as rejected of which it is not known what it is. */
  void rejectUnknown(long number, RowRejectedException fault) {
    unknown++;
    rejections.add(number, fault);
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

  /** Takes back a vote that was there before, with its batch; a sync compares ids instead. */
  void takeBack(Source owner, String externalId) {
    if (!synced) {
      pending.computeIfAbsent(owner, s -> new Pending()).noVotes.add(StorableText.text(externalId));
      rows++;
    }
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
    StoreResult result = store.store(owner, rowsOfOwner.batch(), rowsOfOwner.noVotes, synced, more);
    takenBack += result.takenBack();
    stored.add(result.stored());
    changed.add(result.changed());
    unchanged.add(result.unchanged());
    for (VoteNote note : rowsOfOwner.votes) {
      String id = StorableText.text(note.vote().externalId());
      if (result.waiting().contains(id)) {
        waiting
            .computeIfAbsent(owner, s -> new SpillingTextLists(ASIDE_IN_MEMORY))
            .add(
                id,
                Long.toString(note.row()),
                RowRejectedException.shown(note.vote().conversationExternalId()));
      }
    }
  }

  /** Stores what has been taken, if anything. */
  void flush() {
    if (rows > 0) {
      flush(connection -> {});
    }
  }

  /** The report, when all files of the run have been read: only now is it known what waits. */
  ImportReport report(String name) {
    long left = 0;
    for (var owned : waiting.entrySet()) {
      StillWaiting still = new StillWaiting(owned.getKey());
      owned.getValue().each(still::note);
      left += still.count();
    }
    return new ImportReport(
        name,
        read.counts(),
        stored.counts(),
        changed.counts(),
        unchanged.counts(),
        left,
        rejections.rows(),
        rejections.first(texts),
        unknown,
        rejections.reasons(texts),
        withoutVote,
        leftOut,
        takenBack,
        tables,
        taken,
        unused,
        notes);
  }

  /** Asks in portions which votes of a source still wait, now that all rows are stored. */
  private final class StillWaiting {
    private final Source owner;
    private final List<List<String>> portion = new ArrayList<>();
    private long left;

    StillWaiting(Source owner) {
      this.owner = owner;
    }

    void note(List<String> vote) {
      portion.add(vote);
      if (portion.size() >= BATCH_ROWS) {
        ask();
      }
    }

    long count() {
      ask();
      return left;
    }

    private void ask() {
      Set<String> still =
          store.stillWaiting(owner, portion.stream().map(List::getFirst).distinct().toList());
      for (List<String> vote : portion) {
        if (still.contains(vote.getFirst())) {
          left++;
          rejections.add(
              Long.parseLong(vote.get(1)),
              new RowRejectedException("feedback.row.waits", vote.get(2)));
        } else {
          stored.add(RowKind.VOTE);
        }
      }
      portion.clear();
    }
  }

  Source source() {
    return source;
  }

  @Override
  public void close() {
    waiting.values().forEach(SpillingTextLists::close);
  }
}

package dev.retune.feedback.ingest;

import dev.retune.common.i18n.Message;
import dev.retune.common.i18n.Texts;
import dev.retune.feedback.mapping.RowRejectedException;
import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.InputRow;
import dev.retune.feedback.model.NewConversation;
import dev.retune.feedback.model.NewDocument;
import dev.retune.feedback.model.NewEvaluation;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.model.RowPlace;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.model.StoreResult;
import dev.retune.feedback.parsing.ParsedRow;
import dev.retune.feedback.parsing.VoteScale;
import dev.retune.feedback.profile.ProfileText;
import dev.retune.feedback.source.RecognizedTable;
import dev.retune.feedback.source.TableSelection;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.feedback.store.ReusedIdCheck;
import dev.retune.persistence.JdbcWork;
import dev.retune.persistence.StorableText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Imports the rows of one file or source in batches and collects the report. */
final class BatchImporter implements AutoCloseable {
  // rows per transaction; also limited by characters, since a row may have a million
  static final int BATCH_ROWS = 5_000;
  // a transaction writes the pages of the indexes that it changes, which are most pages however few
  // its rows are; so the transactions of large imports are larger
  private static final int MOST_BATCH_ROWS = 25_000;
  private static final int BATCHES_BEFORE_MORE = 8;
  private static final long BATCH_CHARACTERS = 8_000_000;
  private static final int ASIDE_IN_MEMORY = 10_000;

  private record VoteNote(RowPlace place, NewVote vote) {}

  /** Rows of a source that are not stored yet. */
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
  private final Optional<ReusedIdCheck> reused;
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
  private long replaced;
  private List<TableSelection> tables = List.of();
  private int rows;
  private long flushed;
  private long characters;

  /** For rows whose ids are those of the source, whatever they contain. */
  BatchImporter(FeedbackStore store, Source source, Texts texts) {
    this(store, source, texts, false);
  }

  /** For a file that may be of another product. */
  BatchImporter(FeedbackStore store, Source source, Texts texts, ReusedIdCheck reused) {
    this.store = store;
    this.source = source;
    this.texts = texts;
    this.synced = false;
    this.reused = Optional.of(reused);
  }

  /**
   * For one source.
   *
   * @param synced whether the rows come from a database that is synchronized regularly, so that
   *     votes missing there later are retracted
   */
  BatchImporter(FeedbackStore store, Source source, Texts texts, boolean synced) {
    this.store = store;
    this.source = source;
    this.texts = texts;
    this.synced = synced;
    this.reused = Optional.empty();
  }

  /** Reports the tables that the rows come from. */
  void from(List<RecognizedTable> recognized) {
    tables = recognized.stream().map(RecognizedTable::taken).toList();
  }

  /** Reports how the vote values as a whole were interpreted. */
  void scaled(VoteScale scale) {
    if (scale.zeroIsNone() && scale.hasZero()) {
      note("feedback.note.zeroIsNone");
    }
  }

  /** Counts votes that no longer exist at their source. */
  void takenBack(long votes) {
    takenBack += votes;
  }

  /** Adds a row, to be stored with its batch. */
  void add(RowPlace place, InputRow row) {
    add(source, place, row);
  }

  /** Adds a row of another source. */
  void add(Source owner, RowPlace place, InputRow row) {
    Pending rowsOfOwner = pending.computeIfAbsent(owner, s -> new Pending());
    switch (row) {
      case NewDocument document -> rowsOfOwner.documents.add(document);
      case NewConversation conversation -> rowsOfOwner.conversations.add(conversation);
      case NewVote vote -> rowsOfOwner.votes.add(new VoteNote(place, vote));
      case NewEvaluation evaluation -> rowsOfOwner.evaluations.add(evaluation);
    }
    read.add(new ParsedRow(row, false).kind());
    rows++;
    characters += row.length();
  }

  /** Reports a rejected row. */
  void reject(RowPlace place, RowKind kind, RowRejectedException fault) {
    read.add(kind);
    rejections.add(place, fault);
  }

  /** Reports a rejected row of unknown kind. */
  void rejectUnknown(RowPlace place, RowRejectedException fault) {
    unknown++;
    rejections.add(place, fault);
  }

  /** Counts a row that is identical to a stored one. */
  void same(RowKind kind) {
    read.add(kind);
    unchanged.add(kind);
  }

  /** Counts a row stating that there is no vote. */
  void withoutVote() {
    withoutVote++;
  }

  /** Retracts a vote with its batch. A sync does not use this, since it compares ids instead. */
  void takeBack(Source owner, String externalId) {
    if (!synced) {
      pending.computeIfAbsent(owner, s -> new Pending()).noVotes.add(StorableText.text(externalId));
      rows++;
    }
  }

  /** Counts a row excluded by the mapping's conditions. */
  void leftOut() {
    leftOut++;
  }

  /** Reports how the columns were interpreted. */
  void took(Map<String, Map<String, String>> columns, List<String> others) {
    taken = columns;
    unused = others;
  }

  /** Adds a message to the report. */
  void note(String key, Object... args) {
    notes.add(texts.get(key, args));
  }

  /** Adds a message to the report. */
  void note(Message text) {
    notes.add(texts.get(text));
  }

  /** Adds a message of a profile to the report. */
  void note(ProfileText text) {
    notes.add(text.in(texts.locale()));
  }

  boolean isFull() {
    long batch = Math.clamp(flushed / BATCHES_BEFORE_MORE, BATCH_ROWS, MOST_BATCH_ROWS);
    return rows >= batch || isHeavy();
  }

  boolean isHeavy() {
    return characters >= BATCH_CHARACTERS;
  }

  /** Stores the pending rows, and runs additional work in the same transaction. */
  void flush(JdbcWork more) {
    Pending own = pending.remove(source);
    flush(source, own == null ? new Pending() : own, more);
    pending.forEach((owner, rowsOfOwner) -> flush(owner, rowsOfOwner, connection -> {}));
    pending.clear();
    flushed += rows;
    rows = 0;
    characters = 0;
  }

  private void flush(Source owner, Pending rowsOfOwner, JdbcWork more) {
    InputBatch batch = rowsOfOwner.batch();
    reused.ifPresent(check -> check.check(owner, batch));
    StoreResult result = store.store(owner, batch, rowsOfOwner.noVotes, synced, more);
    takenBack += result.takenBack();
    replaced += result.replaced();
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
                RowRejectedException.shown(note.vote().conversationExternalId()),
                Long.toString(note.place().row()),
                note.place().numbering().name(),
                note.place().table());
      }
    }
  }

  /** Stores the pending rows, if any. */
  void flush() {
    if (rows > 0) {
      flush(connection -> {});
    }
  }

  /**
   * The report. Must be called after all files of the run have been read, because only then it is
   * known which votes remain unmatched.
   */
  ImportReport report(String name) {
    RejectionCounter waits = new RejectionCounter();
    for (var owned : waiting.entrySet()) {
      StillWaiting still = new StillWaiting(owned.getKey(), waits);
      owned.getValue().each(still::note);
      still.ask();
    }
    return new ImportReport(
        name,
        read.counts(),
        stored.counts(),
        changed.counts(),
        unchanged.counts(),
        waits.rows(),
        waits.reasons(texts),
        rejections.rows(),
        rejections.first(texts),
        unknown,
        rejections.reasons(texts),
        withoutVote,
        leftOut,
        takenBack,
        replaced,
        tables,
        taken,
        unused,
        notes);
  }

  /**
   * Determines, in chunks, which votes of a source are still unmatched after all rows have been
   * stored.
   */
  private final class StillWaiting {
    private final Source owner;
    private final List<List<String>> portion = new ArrayList<>();
    private final RejectionCounter waits;

    StillWaiting(Source owner, RejectionCounter waits) {
      this.owner = owner;
      this.waits = waits;
    }

    void note(List<String> vote) {
      portion.add(vote);
      if (portion.size() >= BATCH_ROWS) {
        ask();
      }
    }

    void ask() {
      Set<String> still =
          store.stillWaiting(owner, portion.stream().map(List::getFirst).distinct().toList());
      for (List<String> vote : portion) {
        if (still.contains(vote.getFirst())) {
          RowPlace place =
              new RowPlace(
                  Long.parseLong(vote.get(2)),
                  RowPlace.Numbering.valueOf(vote.get(3)),
                  vote.get(4));
          waits.add(place, new RowRejectedException("feedback.row.waits", vote.get(1)));
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

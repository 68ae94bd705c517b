package dev.retune.feedback.explanation;

import dev.retune.feedback.ingest.RejectionCounter;
import dev.retune.feedback.ingest.SeenVoteIds;
import dev.retune.feedback.ingest.SpillingTextLists;
import dev.retune.feedback.mapping.RowRejectedException;
import dev.retune.feedback.model.NewConversation;
import dev.retune.feedback.model.NewDocument;
import dev.retune.feedback.model.NewEvaluation;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.model.RowPlace;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.parsing.ParsedRow;
import dev.retune.feedback.parsing.RawRow;
import dev.retune.feedback.parsing.RowParser;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Counts the rows of a source as an import would read them, without storing them. */
final class FeedbackTally implements AutoCloseable {
  private static final int VOTES_IN_MEMORY = 10_000;

  private final RowParser parser;
  private final RejectionCounter rejections = new RejectionCounter();
  private final ObservedRows observed = new ObservedRows();
  private final SeenVoteIds answerIds;
  private final LatestVoteFilter ofPeople = new LatestVoteFilter();
  private final SpillingTextLists voted = new SpillingTextLists(VOTES_IN_MEMORY);
  private final FeedbackPairSample sample = new FeedbackPairSample();
  private long answers;
  private long documents;
  private long evaluations;
  private long likes;
  private long dislikes;
  private long none;
  private long withReason;
  private long rejectedVotes;
  private long leftOut;
  private Optional<Instant> from = Optional.empty();
  private Optional<Instant> to = Optional.empty();

  /**
   * Initially empty.
   *
   * @param answerIds receives the ids of the answers
   */
  FeedbackTally(RowParser parser, SeenVoteIds answerIds) {
    this.parser = parser;
    this.answerIds = answerIds;
  }

  /** Counts a row as one of its kinds; returns whether its other kinds count as well. */
  boolean add(RawRow row, RowKind kind) {
    try {
      RowParser.Parsed read = parser.read(row, kind);
      observed.add(row, kind, read);
      switch (read) {
        case RowParser.Parsed.Row(ParsedRow parsed) -> add(parsed);
        case RowParser.Parsed.NoVote _ -> none++;
        case RowParser.Parsed.LeftOut _ -> leftOut++;
        case RowParser.Parsed.Elsewhere _ -> {
          // the answer is contained in another row
        }
      }
      return true;
    } catch (RowRejectedException fault) {
      observed.addRejected(row, kind);
      rejectedVotes += kind == RowKind.VOTE || row.layout().isFlat() ? 1 : 0;
      reject(row.place(), fault);
      return false;
    }
  }

  /** Counts a row that is rejected. */
  void reject(RowPlace place, RowRejectedException fault) {
    rejections.add(place, fault);
  }

  private void add(ParsedRow parsed) {
    switch (parsed.row()) {
      case NewDocument _ -> documents++;
      case NewEvaluation _ -> evaluations++;
      case NewConversation answer -> {
        answers++;
        answerIds.add(answer.externalId());
      }
      case NewVote vote ->
          vote.person().ifPresentOrElse(person -> ofPeople.add(vote, person), () -> count(vote));
    }
  }

  /** Counts the votes of which only the latest of a person counts; after all rows. */
  void finish() {
    ofPeople.finish(this::count);
  }

  private void count(NewVote vote) {
    likes += vote.value() == Vote.Value.LIKE ? 1 : 0;
    dislikes += vote.value() == Vote.Value.DISLIKE ? 1 : 0;
    withReason += vote.reason().isPresent() ? 1 : 0;
    vote.createdAt().ifPresent(this::at);
    voted.add(vote.conversationExternalId());
    sample.add(vote);
  }

  private void at(Instant time) {
    from = Optional.of(from.filter(time::isAfter).orElse(time));
    to = Optional.of(to.filter(time::isBefore).orElse(time));
  }

  /** Offers the answer in a row, if any, to a sample of votes. */
  void offer(RawRow row, Set<String> wanted, FeedbackPairSample others) {
    try {
      if (parser.read(row, RowKind.CONVERSATION) instanceof RowParser.Parsed.Row(ParsedRow parsed)
          && parsed.row() instanceof NewConversation answer
          && wanted.contains(answer.externalId())) {
        others.add(answer);
      }
    } catch (RowRejectedException fault) {
      // counted before
    }
  }

  /** Some votes with their answers. */
  FeedbackPairSample sample() {
    return sample;
  }

  /** Compares the votes with the ids of answers, see {@link SeenVoteIds#compare}. */
  void compare(SeenVoteIds answers, long number, Consumer<SeenVoteIds.Compared> told) {
    voted.each(vote -> answers.compare(number, vote.getFirst(), true, told));
  }

  /** The first rows, and how votes are written. */
  ObservedRows observed() {
    return observed;
  }

  RejectionCounter rejections() {
    return rejections;
  }

  /** Rows excluded by the conditions of a mapping. */
  long leftOut() {
    return leftOut;
  }

  /** Votes that do not count, because the same person voted later on the same answer. */
  long earlierVotes() {
    return ofPeople.earlier();
  }

  /** The figures, with the number of votes without an answer. */
  FeedbackFigures figures(long waiting) {
    return new FeedbackFigures(
        answers,
        documents,
        evaluations,
        likes + dislikes,
        likes,
        dislikes,
        none,
        withReason,
        waiting,
        rejectedVotes,
        from,
        to);
  }

  @Override
  public void close() {
    voted.close();
    ofPeople.close();
  }
}

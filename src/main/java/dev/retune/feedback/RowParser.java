package dev.retune.feedback;

import dev.retune.work.Sha256;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes rows to be stored from rows as read. */
final class RowParser {
  /** What a row is as one of its kinds. */
  sealed interface Parsed {
    /** A row to be stored. */
    record Row(Draft draft) implements Parsed {}

    /**
     * A row that says that there is no vote.
     *
     * @param id of the vote that it takes back; empty when that cannot be told
     * @param derived whether the id is made from what else the row says
     */
    record NoVote(Optional<String> id, boolean derived) implements Parsed {
      String key() {
        return RowKind.VOTE + " " + id.orElse("");
      }
    }

    /** A row that the mapping's conditions leave out. */
    record LeftOut() implements Parsed {}

    /** A vote whose answer comes in another row, as an answer. */
    record Elsewhere() implements Parsed {}
  }

  private final Fields.Reading reading;
  private final VoteValues voteValues;

  /**
   * By a mapping.
   *
   * @param clock tells which times cannot be
   */
  RowParser(Mapping mapping, InstantSource clock) {
    this(mapping, clock, new VoteValues(mapping.voteValues()));
  }

  /** The same with vote values as they have been understood. */
  RowParser(Mapping mapping, InstantSource clock, VoteValues voteValues) {
    Times times = new Times(mapping.zone().orElse(ZoneOffset.UTC));
    reading = new Fields.Reading(times, clock.instant(), mapping.timeOfImport());
    this.voteValues = voteValues;
  }

  /**
   * The row of a kind; empty when there is nothing to be stored.
   *
   * @throws RowFault when it has to be rejected
   */
  Optional<Draft> parse(RawRow row, RowKind kind) throws RowFault {
    return read(row, kind) instanceof Parsed.Row(Draft draft)
        ? Optional.of(draft)
        : Optional.empty();
  }

  /**
   * The row as one of its kinds.
   *
   * @throws RowFault when it has to be rejected
   */
  Parsed read(RawRow row, RowKind kind) throws RowFault {
    if (!isWanted(row, kind)) {
      return new Parsed.LeftOut();
    }
    Fields fields = new Fields(row, kind, reading);
    return switch (kind) {
      case DOCUMENT -> new Parsed.Row(document(fields));
      case CONVERSATION ->
          isAnswerElsewhere(row, fields)
              ? new Parsed.Elsewhere()
              : new Parsed.Row(conversation(fields, conversationId(row, fields)));
      case VOTE -> row.shape().isFlat() ? flatVote(row, fields) : vote(fields);
      case EVALUATION -> new Parsed.Row(evaluation(fields));
    };
  }

  /** Whether the mapping's conditions let a row through. */
  static boolean isWanted(RawRow row, RowKind kind) throws RowFault {
    for (Shape.Condition condition : row.shape().conditions(kind)) {
      if (condition.column().isEmpty()
          || !condition.wanted().has(row.values().text(condition.column().getAsInt()))) {
        return false;
      }
    }
    return true;
  }

  // a vote that waits is written in the form of a flat row too
  private static boolean isAnswerElsewhere(RawRow row, Fields fields) throws RowFault {
    return row.shape().isFlat()
        && fields.text(Field.QUESTION).isEmpty()
        && fields.text(Field.ANSWER).isEmpty()
        && fields.as(RowKind.VOTE).id(Field.CONVERSATION_ID).isPresent();
  }

  private static Draft document(Fields fields) throws RowFault {
    String body = fields.needed(Field.BODY, "feedback.row.noBody");
    Optional<String> title = fields.text(Field.TITLE);
    Optional<String> section = fields.text(Field.SECTION);
    Optional<String> uri = fields.text(Field.URI);
    return draft(
        new DocumentRow(
            "",
            fields.text(Field.ORIGIN),
            uri,
            title,
            section,
            body,
            fields.optionalTime(Field.UPDATED_AT)),
        fields.id(Field.ID),
        uri.orElse(""),
        title.orElse(""),
        section.orElse(""),
        uri.isPresent() && title.isPresent() && section.isPresent() ? "" : body);
  }

  // a flat row may have an id of its own and its conversation's
  private static Optional<String> conversationId(RawRow row, Fields fields) throws RowFault {
    if (row.shape().isFlat()) {
      Optional<String> own = fields.as(RowKind.VOTE).id(Field.CONVERSATION_ID);
      if (own.isPresent()) {
        return own;
      }
    }
    return fields.id(Field.ID);
  }

  private static Draft conversation(Fields fields, Optional<String> id) throws RowFault {
    String question = fields.needed(Field.QUESTION, "feedback.row.noQuestion");
    String answer = fields.needed(Field.ANSWER, "feedback.row.noAnswer");
    Optional<String> user = fields.person(Field.USER_ID);
    return draft(
        new ConversationRow(
            "",
            user,
            question,
            answer,
            fields.id(Field.DOCUMENT_ID),
            fields.text(Field.MODEL),
            fields.text(Field.PROMPT_VERSION),
            fields.time(Field.CREATED_AT)),
        id,
        question,
        answer,
        user.orElse(""),
        fields.text(Field.CREATED_AT).orElse(""));
  }

  private Parsed vote(Fields fields) throws RowFault {
    Optional<String> id = fields.id(Field.ID);
    Optional<Vote.Value> value = value(fields);
    Optional<String> conversation = fields.id(Field.CONVERSATION_ID);
    if (value.isEmpty() && conversation.isPresent()) {
      return new Parsed.NoVote(id, false);
    }
    if (value.isEmpty() || conversation.isEmpty()) {
      throw new RowFault("feedback.row.noConversation");
    }
    VoteRowIn vote = vote(fields, conversation.get(), value.get());
    return new Parsed.Row(
        draft(
            vote,
            id,
            conversation.get(),
            value.get().text(),
            vote.reason().orElse(""),
            vote.voter().orElse(""),
            fields.text(Field.CREATED_AT).orElse("")));
  }

  private Parsed flatVote(RawRow row, Fields fields) throws RowFault {
    Optional<String> own = fields.id(Field.ID);
    Optional<Vote.Value> value = value(fields);
    if (value.isEmpty() && own.isPresent()) {
      return new Parsed.NoVote(own, false);
    }
    Fields answer = fields.as(RowKind.CONVERSATION);
    Optional<String> conversation = conversationId(row, answer);
    // one row, one answer, one vote: without ids they share the one made from the answer
    String of =
        conversation.isPresent()
            ? conversation.get()
            : conversation(answer, conversation).row().externalId();
    // the same whether it says like, dislike or nothing, so that a later file changes it
    VoteRowIn vote =
        value.isPresent()
            ? vote(fields, of, value.get())
            : new VoteRowIn(
                "",
                of,
                Vote.Value.LIKE,
                Optional.empty(),
                fields.person(Field.VOTER),
                Optional.empty());
    Draft draft =
        conversation.isPresent()
            ? draft(
                vote, own, of, vote.voter().orElse(""), fields.text(Field.CREATED_AT).orElse(""))
            : new Draft(vote.withExternalId(of), true);
    return value.isPresent()
        ? new Parsed.Row(isBeside(row.shape()) ? draft.besideItsAnswer() : draft)
        : new Parsed.NoVote(Optional.of(draft.row().externalId()), true);
  }

  // the id of the row is that of the answer
  private static boolean isBeside(Shape shape) {
    OptionalInt own = shape.index(RowKind.VOTE, Field.ID);
    return own.isEmpty()
        || (own.equals(shape.index(RowKind.CONVERSATION, Field.ID))
            && !shape.has(RowKind.VOTE, Field.CONVERSATION_ID));
  }

  private static VoteRowIn vote(Fields fields, String conversation, Vote.Value value)
      throws RowFault {
    return new VoteRowIn(
        "",
        conversation,
        value,
        fields.text(Field.REASON),
        fields.person(Field.VOTER),
        fields.time(Field.CREATED_AT));
  }

  private Optional<Vote.Value> value(Fields fields) throws RowFault {
    VoteMeaning meaning = meaning(fields.text(Field.VOTE).orElse(""));
    if (fields.has(Field.DISLIKED)) {
      boolean liked = meaning == VoteMeaning.LIKE;
      boolean disliked = meaning(fields.text(Field.DISLIKED).orElse("")) == VoteMeaning.LIKE;
      if (liked && disliked) {
        throw new RowFault("feedback.row.bothVotes");
      }
      return disliked
          ? Optional.of(Vote.Value.DISLIKE)
          : Optional.of(Vote.Value.LIKE).filter(like -> liked);
    }
    return switch (meaning) {
      case LIKE -> Optional.of(Vote.Value.LIKE);
      case DISLIKE -> Optional.of(Vote.Value.DISLIKE);
      case NONE -> Optional.empty();
    };
  }

  private VoteMeaning meaning(String written) throws RowFault {
    return voteValues
        .parse(written)
        .orElseThrow(() -> new RowFault("feedback.row.unknownVote", RowFault.shown(written)));
  }

  private static Draft evaluation(Fields fields) throws RowFault {
    String conversation =
        fields
            .id(Field.CONVERSATION_ID)
            .orElseThrow(() -> new RowFault("feedback.row.noConversation"));
    Optional<String> written = fields.text(Field.SCORE);
    Optional<Double> score = Optional.empty();
    if (written.isPresent()) {
      score = Optional.of(score(written.get()));
    }
    Optional<String> comment = fields.text(Field.COMMENT);
    return draft(
        new EvaluationRow("", conversation, score, comment, fields.time(Field.CREATED_AT)),
        fields.id(Field.ID),
        conversation,
        written.orElse(""),
        comment.orElse(""),
        fields.text(Field.CREATED_AT).orElse(""));
  }

  private static double score(String written) throws RowFault {
    try {
      double score = Double.parseDouble(written.strip());
      if (Double.isFinite(score)) {
        return score;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new RowFault("feedback.row.badScore", RowFault.shown(written));
  }

  /** Under its own id, or else under one made from what makes the row itself. */
  private static Draft draft(InputRow row, Optional<String> id, String... content) {
    if (id.isPresent()) {
      return new Draft(row.withExternalId(id.get()), false);
    }
    Sha256 hash = new Sha256();
    Arrays.stream(content).forEach(hash::field);
    return new Draft(row.withExternalId(hash.hex().substring(0, 32)), true);
  }

  /** The id that a row has at its source, whatever else is wrong with it. */
  Optional<String> ownId(RawRow row, RowKind kind) {
    try {
      return new Fields(row, kind, reading).id(Field.ID);
    } catch (RowFault fault) {
      return Optional.empty();
    }
  }

  /** The kinds that a row is to be parsed as, conversations before their votes. */
  static List<RowKind> order(Shape shape) {
    return shape.kinds().stream().sorted().toList();
  }
}

package dev.retune.feedback;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes rows to be stored from rows as read. */
final class RowParser {
  /** The fault of a row that is a vote but for its value. */
  static final String NO_VOTE = "feedback.row.noVote";

  private final Times times;
  private final VoteValues voteValues;

  RowParser(Mapping mapping) {
    ZoneId zone = mapping.zone().orElse(ZoneOffset.UTC);
    times = new Times(zone);
    voteValues = new VoteValues(mapping.voteValues());
  }

  /**
   * The row of a kind; empty when a flat row has no vote.
   *
   * @throws RowFault when it has to be rejected
   */
  Optional<Draft> parse(RawRow row, RowKind kind) throws RowFault {
    Fields fields = new Fields(row, kind, times);
    return switch (kind) {
      case DOCUMENT -> Optional.of(document(fields));
      case CONVERSATION -> Optional.of(conversation(fields, conversationId(row, fields)));
      case VOTE -> row.shape().isFlat() ? flatVote(row, fields) : Optional.of(vote(fields));
      case EVALUATION -> Optional.of(evaluation(fields));
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
    Optional<String> user = fields.text(Field.USER_ID);
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

  private Draft vote(Fields fields) throws RowFault {
    String conversation =
        fields
            .id(Field.CONVERSATION_ID)
            .orElseThrow(() -> new RowFault("feedback.row.noConversation"));
    Vote.Value value = value(fields).orElseThrow(() -> new RowFault(NO_VOTE));
    VoteRowIn vote = vote(fields, conversation, value);
    return draft(
        vote,
        fields.id(Field.ID),
        conversation,
        value.text(),
        vote.reason().orElse(""),
        vote.voter().orElse(""),
        fields.text(Field.CREATED_AT).orElse(""));
  }

  private Optional<Draft> flatVote(RawRow row, Fields fields) throws RowFault {
    Optional<Vote.Value> value = value(fields);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    Fields answer = fields.as(RowKind.CONVERSATION);
    Optional<String> conversation = conversationId(row, answer);
    if (conversation.isEmpty()) {
      // one row, one answer, one vote: they share the id made from the answer
      String id = conversation(answer, conversation).row().externalId();
      return Optional.of(new Draft(vote(fields, id, value.get()).withExternalId(id), true));
    }
    VoteRowIn vote = vote(fields, conversation.get(), value.get());
    return Optional.of(
        draft(
            vote,
            fields.id(Field.ID),
            conversation.get(),
            vote.voter().orElse(""),
            fields.text(Field.CREATED_AT).orElse("")));
  }

  private static VoteRowIn vote(Fields fields, String conversation, Vote.Value value)
      throws RowFault {
    return new VoteRowIn(
        "",
        conversation,
        value,
        fields.text(Field.REASON),
        fields.text(Field.VOTER),
        fields.time(Field.CREATED_AT));
  }

  private Optional<Vote.Value> value(Fields fields) throws RowFault {
    Optional<String> written = fields.text(Field.VOTE);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        voteValues
            .parse(written.get())
            .orElseThrow(
                () -> new RowFault("feedback.row.unknownVote", RowFault.shown(written.get()))));
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
    Arrays.stream(content).forEach(hash::add);
    return new Draft(row.withExternalId(hash.hex().substring(0, 32)), true);
  }

  /** The id that a row has at its source, whatever else is wrong with it. */
  Optional<String> ownId(RawRow row, RowKind kind) {
    try {
      return new Fields(row, kind, times).id(Field.ID);
    } catch (RowFault fault) {
      return Optional.empty();
    }
  }

  /** The kinds that a row is to be parsed as, conversations before their votes. */
  static List<RowKind> order(Shape shape) {
    return shape.kinds().stream().sorted().toList();
  }
}

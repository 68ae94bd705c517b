package dev.retune.feedback.parsing;

import dev.retune.common.io.Sha256;
import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.mapping.RowRejectedException;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.mapping.VoteMeaning;
import dev.retune.feedback.model.InputRow;
import dev.retune.feedback.model.NewConversation;
import dev.retune.feedback.model.NewDocument;
import dev.retune.feedback.model.NewEvaluation;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.time.TimestampParser;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Converts raw rows to rows that can be stored. */
public final class RowParser {
  /** Result of parsing a row as one kind. */
  public sealed interface Parsed {
    /** A row to store. */
    record Row(ParsedRow draft) implements Parsed {}

    /**
     * A row stating that there is no vote.
     *
     * @param id id of the vote to retract; empty when unknown
     * @param derived whether the id was derived from the row's content
     */
    record NoVote(Optional<String> id, boolean derived) implements Parsed {
      public String key() {
        return RowKind.VOTE + " " + id.orElse("");
      }
    }

    /** A row excluded by the mapping's conditions. */
    record LeftOut() implements Parsed {}

    /** A vote whose answer is contained in another row. */
    record Elsewhere() implements Parsed {}
  }

  private final RowFieldReader.Reading reading;
  private final VoteValueParser voteValues;
  private final Map<String, String> reasons;

  /**
   * Parser for a mapping.
   *
   * @param clock determines which times are in the future
   */
  public RowParser(SourceMapping mapping, InstantSource clock) {
    this(mapping, clock, new VoteValueParser(mapping.voteValues()));
  }

  /** Same, with the vote values as interpreted from all rows. */
  public RowParser(SourceMapping mapping, InstantSource clock, VoteValueParser voteValues) {
    this(mapping, clock, voteValues, Map.of());
  }

  /**
   * Same, for a product with predefined reasons.
   *
   * @param reasons keys of reasons to reason codes; such a reason is stored as the code, which its
   *     classification recognizes
   */
  public RowParser(
      SourceMapping mapping,
      InstantSource clock,
      VoteValueParser voteValues,
      Map<String, String> reasons) {
    TimestampParser times = new TimestampParser(mapping.zone().orElse(ZoneOffset.UTC));
    reading = new RowFieldReader.Reading(times, clock.instant(), mapping.timeOfImport());
    this.voteValues = voteValues;
    this.reasons = Map.copyOf(reasons);
  }

  /**
   * The row of a kind; empty when there is nothing to store.
   *
   * @throws RowRejectedException when the row must be rejected
   */
  public Optional<ParsedRow> parse(RawRow row, RowKind kind) throws RowRejectedException {
    return read(row, kind) instanceof Parsed.Row(ParsedRow parsedRow)
        ? Optional.of(parsedRow)
        : Optional.empty();
  }

  /**
   * Parses a row as one of its kinds.
   *
   * @throws RowRejectedException when the row must be rejected
   */
  public Parsed read(RawRow row, RowKind kind) throws RowRejectedException {
    if (!isWanted(row, kind)) {
      return new Parsed.LeftOut();
    }
    RowFieldReader fields = new RowFieldReader(row, kind, reading);
    return switch (kind) {
      case DOCUMENT -> new Parsed.Row(document(fields));
      case CONVERSATION ->
          isAnswerElsewhere(row, fields)
              ? new Parsed.Elsewhere()
              : new Parsed.Row(conversation(fields, conversationId(row, fields).orElse(null)));
      case VOTE -> row.layout().isFlat() ? flatVote(row, fields) : vote(fields);
      case EVALUATION -> {
        ParsedRow evaluation = evaluation(fields);
        yield evaluation.row() instanceof NewEvaluation e && e.isOwn()
            ? new Parsed.LeftOut()
            : new Parsed.Row(evaluation);
      }
    };
  }

  /** Whether a row satisfies the mapping's conditions. */
  public static boolean isWanted(RawRow row, RowKind kind) throws RowRejectedException {
    for (ColumnLayout.Condition condition : row.layout().conditions(kind)) {
      if (condition.column().isEmpty()
          || !condition.wanted().has(row.values().text(condition.column().getAsInt()))) {
        return false;
      }
    }
    return true;
  }

  // exports write unmatched votes as flat rows too
  private static boolean isAnswerElsewhere(RawRow row, RowFieldReader fields)
      throws RowRejectedException {
    return row.layout().isFlat()
        && fields.text(RowField.QUESTION).isEmpty()
        && fields.text(RowField.ANSWER).isEmpty()
        && fields.as(RowKind.VOTE).id(RowField.CONVERSATION_ID).isPresent();
  }

  private static ParsedRow document(RowFieldReader fields) throws RowRejectedException {
    String body = fields.needed(RowField.BODY, "feedback.row.noBody");
    Optional<String> title = fields.text(RowField.TITLE);
    Optional<String> section = fields.text(RowField.SECTION);
    Optional<String> uri = fields.text(RowField.URI);
    return identified(
        new NewDocument(
            "",
            fields.text(RowField.ORIGIN),
            uri,
            title,
            section,
            body,
            fields.optionalTime(RowField.UPDATED_AT)),
        fields.id(RowField.ID).orElse(null),
        uri.orElse(""),
        title.orElse(""),
        section.orElse(""),
        uri.isPresent() && title.isPresent() && section.isPresent() ? "" : body);
  }

  // a flat row may contain both its own id and a conversation id
  private static Optional<String> conversationId(RawRow row, RowFieldReader fields)
      throws RowRejectedException {
    if (row.layout().isFlat()) {
      Optional<String> own = fields.as(RowKind.VOTE).id(RowField.CONVERSATION_ID);
      if (own.isPresent()) {
        return own;
      }
    }
    return fields.id(RowField.ID);
  }

  private static ParsedRow conversation(RowFieldReader fields, @Nullable String id)
      throws RowRejectedException {
    String question = fields.needed(RowField.QUESTION, "feedback.row.noQuestion");
    String answer = fields.needed(RowField.ANSWER, "feedback.row.noAnswer");
    Optional<String> user = fields.person(RowField.USER_ID);
    return identified(
        new NewConversation(
            "",
            user,
            question,
            answer,
            fields.documentIds(),
            fields.text(RowField.MODEL),
            fields.text(RowField.PROMPT_VERSION),
            fields.time(RowField.CREATED_AT)),
        id,
        question,
        answer,
        user.orElse(""),
        fields.text(RowField.CREATED_AT).orElse(""));
  }

  private Parsed vote(RowFieldReader fields) throws RowRejectedException {
    Optional<String> id = fields.id(RowField.ID);
    Optional<Vote.Value> value = value(fields);
    Optional<String> conversation = fields.id(RowField.CONVERSATION_ID);
    if (value.isEmpty() && conversation.isPresent()) {
      return new Parsed.NoVote(id, false);
    }
    if (value.isEmpty() || conversation.isEmpty()) {
      throw new RowRejectedException("feedback.row.noConversation");
    }
    NewVote vote = vote(fields, conversation.get(), value.get());
    return new Parsed.Row(
        identified(
            vote,
            id.orElse(null),
            conversation.get(),
            value.get().text(),
            vote.reason().orElse(""),
            vote.voter().orElse(""),
            fields.text(RowField.CREATED_AT).orElse("")));
  }

  private Parsed flatVote(RawRow row, RowFieldReader fields) throws RowRejectedException {
    Optional<String> own = fields.id(RowField.ID);
    Optional<Vote.Value> value = value(fields);
    if (value.isEmpty() && own.isPresent()) {
      return new Parsed.NoVote(own, false);
    }
    RowFieldReader answer = fields.as(RowKind.CONVERSATION);
    Optional<String> conversation = conversationId(row, answer);
    // a flat row has one answer and one vote: without ids, both use the id derived from the answer
    String of =
        conversation.isPresent()
            ? conversation.get()
            : conversation(answer, null).row().externalId();
    // the id is independent of the value, so that a later file can change the vote
    NewVote vote =
        value.isPresent()
            ? vote(fields, of, value.get())
            : new NewVote(
                "",
                of,
                Vote.Value.LIKE,
                Optional.empty(),
                fields.person(RowField.VOTER),
                Optional.empty());
    ParsedRow parsedRow =
        conversation.isPresent()
            ? identified(
                vote,
                own.orElse(null),
                of,
                vote.voter().orElse(""),
                fields.text(RowField.CREATED_AT).orElse(""))
            : new ParsedRow(vote.withExternalId(of), true);
    return value.isPresent()
        ? new Parsed.Row(isBeside(row.layout()) ? parsedRow.besideItsAnswer() : parsedRow)
        : new Parsed.NoVote(Optional.of(parsedRow.row().externalId()), true);
  }

  // true when the row's id is the answer's id
  private static boolean isBeside(ColumnLayout layout) {
    OptionalInt own = layout.index(RowKind.VOTE, RowField.ID);
    return own.isEmpty()
        || (own.equals(layout.index(RowKind.CONVERSATION, RowField.ID))
            && !layout.has(RowKind.VOTE, RowField.CONVERSATION_ID));
  }

  private NewVote vote(RowFieldReader fields, String conversation, Vote.Value value)
      throws RowRejectedException {
    return new NewVote(
        "",
        conversation,
        value,
        fields.text(RowField.REASON).map(text -> reasons.getOrDefault(text.strip(), text)),
        fields.person(RowField.VOTER),
        fields.time(RowField.CREATED_AT));
  }

  private Optional<Vote.Value> value(RowFieldReader fields) throws RowRejectedException {
    VoteMeaning meaning = meaning(fields.text(RowField.VOTE).orElse(""));
    if (fields.has(RowField.DISLIKED)) {
      boolean liked = meaning == VoteMeaning.LIKE;
      boolean disliked = meaning(fields.text(RowField.DISLIKED).orElse("")) == VoteMeaning.LIKE;
      if (liked && disliked) {
        throw new RowRejectedException("feedback.row.bothVotes");
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

  private VoteMeaning meaning(String written) throws RowRejectedException {
    return voteValues
        .parse(written)
        .orElseThrow(
            () ->
                new RowRejectedException(
                    "feedback.row.unknownVote", RowRejectedException.shown(written)));
  }

  private static ParsedRow evaluation(RowFieldReader fields) throws RowRejectedException {
    String conversation =
        fields
            .id(RowField.CONVERSATION_ID)
            .orElseThrow(() -> new RowRejectedException("feedback.row.noConversation"));
    Optional<String> written = fields.text(RowField.SCORE);
    Optional<Double> score = Optional.empty();
    if (written.isPresent()) {
      score = Optional.of(score(written.get()));
    }
    Optional<String> comment = fields.text(RowField.COMMENT);
    return identified(
        new NewEvaluation("", conversation, score, comment, fields.time(RowField.CREATED_AT)),
        fields.id(RowField.ID).orElse(null),
        conversation,
        written.orElse(""),
        comment.orElse(""),
        fields.text(RowField.CREATED_AT).orElse(""));
  }

  private static double score(String written) throws RowRejectedException {
    try {
      double score = Double.parseDouble(written.strip());
      if (Double.isFinite(score)) {
        return score;
      }
    } catch (NumberFormatException e) {
      // reported below
    }
    throw new RowRejectedException("feedback.row.badScore", RowRejectedException.shown(written));
  }

  /** Uses the row's own id, or one derived from its content. */
  private static ParsedRow identified(InputRow row, @Nullable String id, String... content) {
    if (id != null) {
      return new ParsedRow(row.withExternalId(id), false);
    }
    Sha256 hash = new Sha256();
    Arrays.stream(content).forEach(hash::field);
    return new ParsedRow(row.withExternalId(hash.hex().substring(0, 32)), true);
  }

  /** The row's id at its source, even when the row is otherwise invalid. */
  public Optional<String> ownId(RawRow row, RowKind kind) {
    try {
      return new RowFieldReader(row, kind, reading).id(RowField.ID);
    } catch (RowRejectedException fault) {
      return Optional.empty();
    }
  }

  /** Kinds as which a row is parsed; conversations before their votes. */
  public static List<RowKind> order(ColumnLayout layout) {
    return layout.kinds().stream().sorted().toList();
  }
}

package dev.retune.index.golden;

import dev.retune.embedding.model.Embedder;
import dev.retune.feedback.repository.RatedAnswerRepository;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.QuestionKey;
import dev.retune.persistence.Workspace;
import dev.retune.review.decision.StandingDecisionRepository;
import dev.retune.review.decision.StandingDecisionRepository.Standing;
import dev.retune.review.decision.Verdict;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Provides the golden set, the questions whose relevant documents are known. They come from answers
 * with likes and no dislikes (for any answer with the same question and document) that no reviewer
 * marked as wrong, from documents named by reviewers, and from {@link GoldenSetImporter}. For each
 * answer the latest decision that was not undone counts. Equal questions are merged, with all their
 * documents.
 */
public final class GoldenSetService {
  /** Above this number only the newest questions are used, because all pairs are compared. */
  private static final int MOST = 20_000;

  /**
   * A document that answers a question.
   *
   * @param source the name of its source
   * @param id its id at the source
   */
  public record Answer(String source, String id) {}

  /** A question with all documents that answer it, ordered by id. */
  public record Answered(String question, List<Answer> documents) {
    /** Copies the list. */
    public Answered {
      documents = List.copyOf(documents);
    }
  }

  private final Workspace workspace;
  private final RatedAnswerRepository answers;
  private final StandingDecisionRepository decisions;

  /** Creates a service for a workspace. */
  public GoldenSetService(Workspace workspace) {
    this.workspace = workspace;
    this.answers = new RatedAnswerRepository(workspace);
    this.decisions = new StandingDecisionRepository(workspace);
  }

  /** All questions, ordered by their normalised text. */
  public List<GoldenQuestion> all() {
    return read().merged().values().stream().map(Merged::query).toList();
  }

  /** All questions with the sources of their documents. */
  public List<Answered> answered() {
    return read().merged().values().stream().map(Merged::answered).toList();
  }

  /**
   * Splits the golden set into its two halves.
   *
   * @param model opened only when there are questions
   */
  public GoldenSetSplit halves(Supplier<Embedder> model) {
    return halves(read(), model);
  }

  private static GoldenSetSplit halves(Pairs pairs, Supplier<Embedder> model) {
    List<GoldenQuestion> oldestFirst =
        pairs.merged().values().stream()
            .sorted(Comparator.comparing(Merged::first).thenComparing(m -> m.query().question()))
            .map(Merged::query)
            .toList();
    return oldestFirst.isEmpty()
        ? GoldenSetSplit.EMPTY
        : GoldenSetSplit.of(
            oldestFirst.subList(Math.max(0, oldestFirst.size() - MOST), oldestFirst.size()),
            model.get());
  }

  /** The size, balance and origins of the golden set. */
  public GoldenSetSummary summary(Supplier<Embedder> model) {
    Pairs pairs = read();
    GoldenSetSplit split = halves(pairs, model);
    return new GoldenSetSummary(
        split.tuning().size() + split.gate().size(),
        split.tuning().size(),
        split.gate().size(),
        split.nearDuplicates(),
        pairs.undisputed().size(),
        pairs.decided().size(),
        pairs.imported().size(),
        pairs.liked().size() - pairs.undisputed().size(),
        (int)
            pairs.merged().values().stream()
                .flatMap(m -> m.documents().stream())
                .distinct()
                .count());
  }

  private Pairs read() {
    Set<String> disputed =
        answers.disliked().stream()
            .flatMap(d -> pair(d.question(), new Answer(d.source(), d.document()), d.at()))
            .map(Pair::key)
            .collect(Collectors.toUnmodifiableSet());
    List<Standing> standing = decisions.newest();
    List<Pair> liked = liked(standing);
    return new Pairs(
        liked,
        liked.stream().filter(pair -> !disputed.contains(pair.key())).toList(),
        decided(standing),
        imported());
  }

  private static Stream<Pair> pair(String question, Answer document, Instant at) {
    return Stream.of(new Pair(question.strip(), document, at)).filter(p -> !p.question().isEmpty());
  }

  /** Removes pairs that the latest decision marks as wrong or assigns to another document. */
  private List<Pair> liked(List<Standing> standing) {
    Map<Long, Standing> decided =
        standing.stream().collect(Collectors.toMap(Standing::conversationId, Function.identity()));
    return answers.liked().stream()
        .filter(
            liked ->
                Optional.ofNullable(decided.get(liked.conversationId()))
                    .filter(d -> contradicts(d, liked.documentId()))
                    .isEmpty())
        .flatMap(
            liked ->
                pair(liked.question(), new Answer(liked.source(), liked.document()), liked.at()))
        .toList();
  }

  private static boolean contradicts(Standing decision, long document) {
    return decision.verdict() == Verdict.WRONG
        || decision.documentId().filter(named -> named != document).isPresent();
  }

  private List<Pair> decided(List<Standing> standing) {
    List<Standing> named = standing.stream().filter(d -> d.documentId().isPresent()).toList();
    Map<Long, String> questions =
        answers.questions(named.stream().map(Standing::conversationId).toList());
    return withDocuments(
        named,
        d -> d.documentId().orElseThrow(),
        (d, answer) -> pair(questions.getOrDefault(d.conversationId(), ""), answer, d.decidedAt()));
  }

  private List<Pair> imported() {
    List<StoredQuestion> imported =
        workspace.read(
            session ->
                session
                    .createSelectionQuery(
                        "select question, documentId, importedAt from GoldenQuestionEntity",
                        StoredQuestion.class)
                    .getResultList());
    return withDocuments(
        imported, StoredQuestion::documentId, (q, answer) -> pair(q.question(), answer, q.at()));
  }

  /** Drops questions whose document has been deleted. */
  private <T> List<Pair> withDocuments(
      List<T> all, ToLongFunction<T> document, BiFunction<T, Answer, Stream<Pair>> pairs) {
    Map<Long, RatedAnswerRepository.KnownDocument> known =
        answers.documents(all.stream().map(document::applyAsLong).toList());
    return all.stream()
        .flatMap(
            one ->
                Stream.ofNullable(known.get(document.applyAsLong(one)))
                    .flatMap(d -> pairs.apply(one, new Answer(d.source(), d.externalId()))))
        .toList();
  }

  private record StoredQuestion(String question, long documentId, Instant at) {}

  /** A judged answer. */
  private record Pair(String question, Answer document, Instant at) {
    String key() {
      return QuestionKey.of(question) + "\0" + document.source() + "\0" + document.id();
    }
  }

  /** The known pairs by origin; {@code liked} includes disputed ones. */
  private record Pairs(
      List<Pair> liked, List<Pair> undisputed, List<Pair> decided, List<Pair> imported) {
    Map<String, Merged> merged() {
      Map<String, Merged> merged = new TreeMap<>();
      Stream.of(undisputed, decided, imported)
          .flatMap(Collection::stream)
          .forEach(
              pair ->
                  merged
                      .computeIfAbsent(
                          QuestionKey.of(pair.question()), key -> new Merged(pair.at()))
                      .add(pair));
      return merged;
    }
  }

  /** The spellings of one question, its documents, and when it was first asked. */
  private static final class Merged {
    private final Set<String> spellings = new HashSet<>();
    private final Set<Answer> documents = new HashSet<>();
    private Instant first;

    Merged(Instant first) {
      this.first = first;
    }

    void add(Pair pair) {
      spellings.add(pair.question());
      documents.add(pair.document());
      first = pair.at().isBefore(first) ? pair.at() : first;
    }

    Instant first() {
      return first;
    }

    Set<Answer> documents() {
      return documents;
    }

    GoldenQuestion query() {
      // the choice must not depend on the order of the rows
      return new GoldenQuestion(
          spelling(), documents.stream().map(Answer::id).collect(Collectors.toUnmodifiableSet()));
    }

    private String spelling() {
      return spellings.stream().sorted().findFirst().orElseThrow();
    }

    Answered answered() {
      return new Answered(
          spelling(),
          documents.stream()
              .sorted(Comparator.comparing(Answer::id).thenComparing(Answer::source))
              .toList());
    }
  }
}

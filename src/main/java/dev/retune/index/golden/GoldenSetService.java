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
 * Questions whose right document is known: from answers that were liked by someone and disliked by
 * no one, neither here nor where the same question got the same document, unless a reviewer called
 * them wrong; from the documents that reviewers named; and from {@link GoldenSetImporter}. Of an
 * answer's decisions the newest that was not undone counts. The same question asked twice is one,
 * with all its documents.
 */
public final class GoldenSetService {
  /** Beyond so many the newest are taken: comparing all with all takes its time. */
  private static final int MOST = 20_000;

  /**
   * A document that answers a question.
   *
   * @param source the name of its source
   * @param id its id there
   */
  public record Answer(String source, String id) {}

  /** A question with all that answers it, in the order of ids. */
  public record Answered(String question, List<Answer> documents) {
    /** Copies the list. */
    public Answered {
      documents = List.copyOf(documents);
    }
  }

  private final Workspace workspace;
  private final RatedAnswerRepository answers;
  private final StandingDecisionRepository decisions;

  /** Reads the workspace. */
  public GoldenSetService(Workspace workspace) {
    this.workspace = workspace;
    this.answers = new RatedAnswerRepository(workspace);
    this.decisions = new StandingDecisionRepository(workspace);
  }

  /** All questions, in the order of their normalised text. */
  public List<GoldenQuestion> all() {
    return read().merged().values().stream().map(Merged::query).toList();
  }

  /** The same with the sources of the documents. */
  public List<Answered> answered() {
    return read().merged().values().stream().map(Merged::answered).toList();
  }

  /**
   * The two halves.
   *
   * @param model asked for only when there are questions
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

  /** Its size, balance and origins. */
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

  /** Less those that the newest decision calls wrong, or gives to another document. */
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

  /** Leaves out those whose document is gone. */
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

  /** One answer that someone judged. */
  private record Pair(String question, Answer document, Instant at) {
    String key() {
      return QuestionKey.of(question) + "\0" + document.source() + "\0" + document.id();
    }
  }

  /** What is known, by where it comes from; all of one kind may be in several. */
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

  /** Spellings of one question, its documents, and when it first came. */
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
      // always the same one of the spellings
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

package dev.retune.index.golden;

import dev.retune.embedding.model.Embedder;
import dev.retune.feedback.repository.DocumentIdentityRepository;
import dev.retune.feedback.repository.DocumentIdentityRepository.KnownDocument;
import dev.retune.feedback.repository.RatedAnswerRepository;
import dev.retune.index.golden.GoldenQuestionRepository.StoredQuestion;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.persistence.Workspace;
import dev.retune.review.decision.StandingDecisionRepository;
import dev.retune.review.decision.StandingDecisionRepository.Standing;
import dev.retune.review.decision.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  private final GoldenQuestionRepository questions;
  private final RatedAnswerRepository answers;
  private final DocumentIdentityRepository identities;
  private final StandingDecisionRepository decisions;

  /** Creates a service for a workspace. */
  public GoldenSetService(Workspace workspace) {
    this.questions = new GoldenQuestionRepository(workspace);
    this.answers = new RatedAnswerRepository(workspace);
    this.identities = new DocumentIdentityRepository(workspace);
    this.decisions = new StandingDecisionRepository(workspace);
  }

  /** All questions, ordered by their normalised text. */
  public List<GoldenQuestion> all() {
    return read().merged().values().stream().map(MergedQuestion::query).toList();
  }

  /** All questions with the sources of their documents. */
  public List<AnsweredQuestion> answered() {
    return read().merged().values().stream().map(MergedQuestion::answered).toList();
  }

  /**
   * Splits the golden set into its two halves.
   *
   * @param model opened only when there are questions
   */
  public GoldenSetSplit halves(Supplier<Embedder> model) {
    return halves(read(), model);
  }

  private static GoldenSetSplit halves(GoldenPairs pairs, Supplier<Embedder> model) {
    List<GoldenQuestion> oldestFirst =
        pairs.merged().values().stream()
            .sorted(
                Comparator.comparing(MergedQuestion::first)
                    .thenComparing(m -> m.query().question()))
            .map(MergedQuestion::query)
            .toList();
    return oldestFirst.isEmpty()
        ? GoldenSetSplit.EMPTY
        : GoldenSetSplit.of(
            oldestFirst.subList(Math.max(0, oldestFirst.size() - MOST), oldestFirst.size()),
            model.get());
  }

  /** The size, balance and origins of the golden set. */
  public GoldenSetSummary summary(Supplier<Embedder> model) {
    GoldenPairs pairs = read();
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
        undecided(answers.likedWithSeveralDocuments()),
        (int)
            pairs.merged().values().stream()
                .flatMap(m -> m.documents().stream())
                .distinct()
                .count());
  }

  /** How many of these answers no reviewer has named a document of. */
  private long undecided(List<Long> conversations) {
    Set<Long> named =
        decisions.newest().stream()
            .filter(decision -> decision.documentId().isPresent())
            .map(Standing::conversationId)
            .collect(Collectors.toUnmodifiableSet());
    return conversations.stream().filter(conversation -> !named.contains(conversation)).count();
  }

  private GoldenPairs read() {
    Set<String> disputed =
        answers.disliked().stream()
            .flatMap(d -> pair(d.question(), new GoldenDocument(d.source(), d.document()), d.at()))
            .map(GoldenPair::key)
            .collect(Collectors.toUnmodifiableSet());
    List<Standing> standing = decisions.newest();
    List<GoldenPair> liked = liked(standing);
    return new GoldenPairs(
        liked,
        liked.stream().filter(pair -> !disputed.contains(pair.key())).toList(),
        decided(standing),
        imported());
  }

  private static Stream<GoldenPair> pair(String question, GoldenDocument document, Instant at) {
    return Stream.of(new GoldenPair(question.strip(), document, at))
        .filter(p -> !p.question().isEmpty());
  }

  /** Removes pairs that the latest decision marks as wrong or assigns to another document. */
  private List<GoldenPair> liked(List<Standing> standing) {
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
                pair(
                    liked.question(),
                    new GoldenDocument(liked.source(), liked.document()),
                    liked.at()))
        .toList();
  }

  private static boolean contradicts(Standing decision, long document) {
    return decision.verdict() == Verdict.WRONG
        || decision.documentId().filter(named -> named != document).isPresent();
  }

  private List<GoldenPair> decided(List<Standing> standing) {
    List<Standing> named = standing.stream().filter(d -> d.documentId().isPresent()).toList();
    Map<Long, String> questions =
        answers.questions(named.stream().map(Standing::conversationId).toList());
    return withDocuments(
        named,
        d -> d.documentId().orElseThrow(),
        (d, answer) -> pair(questions.getOrDefault(d.conversationId(), ""), answer, d.decidedAt()));
  }

  private List<GoldenPair> imported() {
    List<StoredQuestion> imported = questions.all();
    return withDocuments(
        imported, StoredQuestion::documentId, (q, answer) -> pair(q.question(), answer, q.at()));
  }

  /** Drops questions whose document has been deleted. */
  private <T> List<GoldenPair> withDocuments(
      List<T> all,
      ToLongFunction<T> document,
      BiFunction<T, GoldenDocument, Stream<GoldenPair>> pairs) {
    Map<Long, KnownDocument> known =
        identities.byId(all.stream().map(document::applyAsLong).toList());
    return all.stream()
        .flatMap(
            one ->
                Stream.ofNullable(known.get(document.applyAsLong(one)))
                    .flatMap(d -> pairs.apply(one, new GoldenDocument(d.source(), d.externalId()))))
        .toList();
  }
}

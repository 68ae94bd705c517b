package dev.retune.retraining.diagnosis;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.embedding.catalog.InstalledModelCatalog;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.embedding.model.RerankerCatalog;
import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.repository.RatedAnswerRepository;
import dev.retune.index.golden.GoldenQuestionFile;
import dev.retune.index.golden.GoldenSetService;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.LazyEmbedder;
import dev.retune.index.model.SearchMode;
import dev.retune.index.search.VersionSearcher;
import dev.retune.index.version.IndexVersion;
import dev.retune.persistence.LeaseFence;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.reasons.ReasonService;
import dev.retune.retraining.run.FeedbackQaSource;
import dev.retune.retraining.run.PipelineFixture;
import dev.retune.statistics.model.ConfidenceInterval;
import dev.retune.statistics.model.DislikeRatio;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Measures how often the diagnosis finds the right category without knowing the relevant document,
 * which is known here from another source. The true category is gap when that document does not
 * exist; content when the answer was given it or, where that is unknown, when the live index finds
 * it among the first five; and otherwise retrieval. Reasons of style or speed are not evaluated.
 *
 * @param dislikes all evaluated dislikes
 */
public record DiagnosisAccuracy(List<Judged> dislikes) {
  private static final List<CauseCategory> JUDGED =
      List.of(CauseCategory.CONTENT, CauseCategory.RETRIEVAL, CauseCategory.GAP);

  /**
   * An evaluated dislike.
   *
   * @param question the normalised question
   * @param route the category found
   * @param truth the true category
   * @param votes what other users' votes say about the relevant document
   */
  public record Judged(String question, CauseCategory route, CauseCategory truth, Votes votes) {
    boolean agrees() {
      return route == truth;
    }

    /** One half of the questions is for tuning thresholds, the other for reporting. */
    boolean wasForChoosing() {
      return question.hashCode() % 2 == 0;
    }
  }

  /** What undisputed likes of the same question say about the relevant document. */
  public enum Votes {
    SILENT,
    FOR_IT,
    FOR_ANOTHER;

    static Votes of(Set<String> liked, Set<String> right) {
      if (liked.isEmpty()) {
        return SILENT;
      }
      return liked.stream().anyMatch(right::contains) ? FOR_IT : FOR_ANOTHER;
    }
  }

  /**
   * Evaluates a chat database and questions from a folder, in an empty home.
   *
   * @param kept selects the documents to import, by id
   * @param strangers questions on other subjects, also disliked; their category is gap
   */
  public static DiagnosisAccuracy ofFeedbackQa(
      Path home, Path data, Predicate<String> kept, List<String> strangers) throws SQLException {
    ModelCatalog models = new InstalledModelCatalog(home);
    DatabaseUrl url = DatabaseUrl.h2File(home.resolve("retune"));
    try (PipelineFixture fixture =
            new PipelineFixture(url, home, Optional.of(models), ModelCatalog.BUILT_IN);
        Connection chat = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("chat.db"))) {
      InputBatch all = FeedbackQaSource.batch(chat);
      fixture.store(
          new InputBatch(
              all.documents().stream().filter(d -> kept.test(d.externalId())).toList(),
              all.conversations(),
              all.votes(),
              all.evaluations()));
      fixture.voted(
          strangers.stream()
              .map(q -> PipelineFixture.said(q, Optional.empty(), false, ""))
              .toList());
      fixture.clock.pass(Duration.ofHours(1));
      fixture.retrainer.run(
          fixture.asked().within(Duration.ZERO), LeaseFence.none(), ProgressMonitor.none());
      Map<String, Set<String>> known = known(data.resolve("queries.jsonl"));
      // no document has this name
      strangers.forEach(question -> known.put(key(question), Set.of("none")));
      return of(fixture, known, models);
    }
  }

  /** The relevant documents of each question in a file. */
  public static Map<String, Set<String>> known(Path questions) {
    Map<String, Set<String>> known = new HashMap<>();
    for (GoldenQuestion query : GoldenQuestionFile.read(questions)) {
      known
          .computeIfAbsent(key(query.question()), q -> new HashSet<>())
          .addAll(query.relevantExternalIds());
    }
    return known;
  }

  public static DiagnosisAccuracy of(
      PipelineFixture fixture, Map<String, Set<String>> known, ModelCatalog models) {
    new ReasonService(fixture.workspace, fixture.clock, models)
        .classifyPending(ProgressMonitor.none());
    Map<String, Set<String>> liked = new HashMap<>();
    for (GoldenQuestion query : new GoldenSetService(fixture.workspace).all()) {
      liked.put(key(query.question()), query.relevantExternalIds());
    }
    DislikeDiagnosis diagnosis =
        fixture.diagnosis.of(
            PipelineFixture.START.minusSeconds(1),
            fixture.clock.instant(),
            Integer.MAX_VALUE,
            ProgressMonitor.none());
    List<Judged> judged = new ArrayList<>();
    IndexVersion live = fixture.versions.live().orElseThrow();
    try (LazyEmbedder model = new LazyEmbedder(models, live.spec().modelId());
        VersionSearcher searcher =
            VersionSearcher.open(fixture.store, live, model, RerankerCatalog.none())) {
      Map<Long, List<String>> served =
          new RatedAnswerRepository(fixture.workspace)
                  .dislikes(
                      diagnosis.findings().stream().map(DislikeDiagnosis.Finding::voteId).toList())
                  .stream()
                  .collect(
                      Collectors.toMap(
                          RatedAnswerRepository.DislikedQuestion::voteId,
                          RatedAnswerRepository.DislikedQuestion::served));
      for (DislikeDiagnosis.Finding finding : diagnosis.findings()) {
        String question = key(finding.question());
        Set<String> right = known.getOrDefault(question, Set.of());
        if (!right.isEmpty() && JUDGED.contains(finding.route())) {
          List<String> given = served.getOrDefault(finding.voteId(), List.of());
          CauseCategory truth = truth(fixture, searcher, finding, right, given);
          Votes votes = Votes.of(liked.getOrDefault(question, Set.of()), right);
          judged.add(new Judged(question, finding.route(), truth, votes));
        }
      }
    }
    return new DiagnosisAccuracy(judged);
  }

  private static CauseCategory truth(
      PipelineFixture fixture,
      VersionSearcher searcher,
      DislikeDiagnosis.Finding finding,
      Set<String> right,
      List<String> served) {
    if (right.stream().allMatch(id -> fixture.documents.byExternalId(id).isEmpty())) {
      return CauseCategory.GAP;
    }
    if (!served.isEmpty()) {
      return served.stream().anyMatch(right::contains)
          ? CauseCategory.CONTENT
          : CauseCategory.RETRIEVAL;
    }
    return searcher.search(finding.question(), RetrievalProber.DEPTH, SearchMode.HYBRID).stream()
            .anyMatch(hit -> right.contains(hit.externalId()))
        ? CauseCategory.CONTENT
        : CauseCategory.RETRIEVAL;
  }

  private static String key(String question) {
    return question.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  /** The share with the right category. */
  public double agreement() {
    return agreeing(dislikes).value();
  }

  private static DislikeRatio agreeing(Collection<Judged> some) {
    return new DislikeRatio(some.size(), some.stream().filter(Judged::agrees).count());
  }

  private static Collection<Judged> onePerQuestion(List<Judged> some) {
    Map<String, Judged> first = new LinkedHashMap<>();
    some.forEach(judged -> first.putIfAbsent(judged.question(), judged));
    return first.values();
  }

  private List<Judged> where(Predicate<Judged> test) {
    return dislikes.stream().filter(test).toList();
  }

  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder("route \\ truth   content retrieval       gap precision\n");
    for (CauseCategory category : JUDGED) {
      List<Judged> routed = where(judged -> judged.route() == category);
      text.append(String.format(Locale.ROOT, "%-14s", category));
      for (CauseCategory truth : JUDGED) {
        long count = routed.stream().filter(judged -> judged.truth() == truth).count();
        text.append(String.format(Locale.ROOT, "%9d ", count));
      }
      text.append(String.format(Locale.ROOT, "%9.2f%n", agreeing(routed).value()));
    }
    text.append(String.format(Locale.ROOT, "%-14s", "recall"));
    for (CauseCategory truth : JUDGED) {
      double recall = agreeing(where(judged -> judged.truth() == truth)).value();
      text.append(String.format(Locale.ROOT, "%9.2f ", recall));
    }
    text.append("\nroute and truth agree\n");
    List<Judged> reported = where(judged -> !judged.wasForChoosing());
    line(text, "half for choosing", where(Judged::wasForChoosing));
    line(text, "half for reporting", reported);
    line(text, "- one dislike a question", onePerQuestion(reported));
    for (Votes votes : Votes.values()) {
      line(text, "- votes " + votes, reported.stream().filter(j -> j.votes() == votes).toList());
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String what, Collection<Judged> some) {
    DislikeRatio ratio = agreeing(some);
    ConfidenceInterval interval = ratio.wilson95();
    text.append(
        String.format(
            Locale.ROOT,
            "%-26s %4d of %4d  %.3f (95 %% %.3f to %.3f)%n",
            what,
            ratio.dislikes(),
            ratio.votes(),
            ratio.value(),
            interval.low(),
            interval.high()));
  }
}

package dev.retune.bench;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.embedding.catalog.InstalledModelCatalog;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.feedback.model.NewDocument;
import dev.retune.index.build.IndexCorpus;
import dev.retune.index.build.IndexFixture;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.HybridWeights;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.IndexedTextFormat;
import dev.retune.index.model.PastQuestions;
import dev.retune.index.tuning.TrialBuilder;
import dev.retune.index.tuning.TrialCorpus;
import dev.retune.index.tuning.TrialIndex;
import dev.retune.index.tuning.TrialScores;
import dev.retune.sample.content.SampleArticle;
import dev.retune.sample.content.SampleLanguage;
import dev.retune.sample.content.SampleTextLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Evaluates a model on the sample's articles, which are the same in both languages: questions in
 * each language over documents in each, with the default recipe and with other weights of vectors
 * and words.
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@bench -Dbench=LanguagePairTrial</pre>
 */
public final class LanguagePairTrial {
  private static final List<Double> DENSE = List.of(0.0, 0.1, 0.3, 0.5, 0.7, 1.0);

  private LanguagePairTrial() {}

  /** Prints the results; the optional argument is the folder of a model. */
  public static void main(String[] args) throws IOException {
    String model = args.length == 0 ? ModelCatalog.BUILT_IN : args[0];
    try (BenchFolder home = BenchFolder.temporary("retune-languages")) {
      InstalledModelCatalog models = new InstalledModelCatalog(home.path());
      System.out.println(model + ", nDCG@10 in points");
      for (SampleLanguage documents : SampleLanguage.values()) {
        over(home.path().resolve(documents.folder()), models, model, List.of(documents));
      }
      over(
          home.path().resolve("both"),
          models,
          model,
          List.of(SampleLanguage.EN, SampleLanguage.KO));
    }
  }

  private static void over(
      Path home, InstalledModelCatalog models, String model, List<SampleLanguage> documents)
      throws IOException {
    Files.createDirectories(home);
    try (IndexFixture fixture = new IndexFixture(home)) {
      for (SampleLanguage language : documents) {
        fixture.put(
            language.folder(),
            SampleTextLibrary.read(language).articles().stream()
                .map(LanguagePairTrial::row)
                .toArray(NewDocument[]::new));
      }
      for (SampleLanguage asked : SampleLanguage.values()) {
        SampleLanguage right = documents.contains(asked) ? asked : documents.getFirst();
        measure(fixture, models, model, questions(asked, right), asked + " over " + documents);
      }
    }
  }

  private static void measure(
      IndexFixture fixture,
      InstalledModelCatalog models,
      String model,
      List<GoldenQuestion> questions,
      String what) {
    IndexSpec spec =
        IndexSpec.ofCharacters(
            models.find(model), IndexedTextFormat.DEFAULT, IndexSpec.DEFAULT_CHUNK_CHARACTERS);
    TrialBuilder builder =
        new TrialBuilder(
            () -> IndexCorpus.of(fixture.documents), fixture.store, fixture.versions, models);
    try (TrialIndex index =
        builder.build(
            spec,
            TrialCorpus.of(IndexCorpus.of(fixture.documents), questions),
            questions,
            PastQuestions.of(List.of()),
            ProgressMonitor.none())) {
      TrialScores scores = index.scores();
      index.ask(IntStream.range(0, questions.size()).toArray(), scores);
      System.out.printf(
          "%-20s %4d questions, default %5.1f",
          what, questions.size(), points(scores, HybridWeights.STANDARD));
      for (double dense : DENSE) {
        System.out.printf(
            ", vectors %.1f: %5.1f",
            dense, points(scores, HybridWeights.STANDARD.withDenseForAll(dense)));
      }
      System.out.println();
    }
  }

  private static double points(TrialScores scores, HybridWeights weights) {
    return 100 * scores.mean(weights);
  }

  /** The first question of each article that both languages have, answered by the other edition. */
  private static List<GoldenQuestion> questions(SampleLanguage asked, SampleLanguage documents) {
    Set<String> there =
        SampleTextLibrary.read(documents).articles().stream()
            .map(SampleArticle::id)
            .collect(Collectors.toUnmodifiableSet());
    List<GoldenQuestion> questions = new ArrayList<>();
    for (SampleArticle article : SampleTextLibrary.read(asked).articles()) {
      String right = documents.folder() + article.id().substring(asked.folder().length());
      if (there.contains(right)) {
        questions.add(new GoldenQuestion(article.questions().getFirst(), Set.of(right)));
      }
    }
    return questions;
  }

  private static NewDocument row(SampleArticle article) {
    return new NewDocument(
        article.id(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(article.title()),
        Optional.of(article.section()),
        String.join(" ", article.body()),
        Optional.empty());
  }
}

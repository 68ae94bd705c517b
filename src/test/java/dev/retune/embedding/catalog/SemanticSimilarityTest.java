package dev.retune.embedding.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.retune.common.language.TextLanguage;
import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.embedding.model.TextKind;
import dev.retune.embedding.recommendation.RecommendedModels;
import dev.retune.support.PreparedModel;
import dev.retune.support.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Compares the similarity of our vectors with human judgements (STS benchmark, test part). */
@Tag("slow")
class SemanticSimilarityTest {
  private record Pair(String one, String other, double score) {}

  @Test
  void builtInModelReachesItsFigureInEnglish() throws IOException {
    List<Pair> pairs = new ArrayList<>();
    try (var csv = CsvReader.builder().ofCsvRecord(RealData.at("sts/stsb-en-test.csv"))) {
      csv.forEach(
          row ->
              pairs.add(
                  new Pair(row.getField(0), row.getField(1), Double.parseDouble(row.getField(2)))));
    }
    assertThat(pairs).hasSize(1379);
    assertThat(spearman(pairs)).isCloseTo(81.88, within(0.3));
  }

  /** The figure that the recommended models are held against. */
  @Test
  @Tag("long")
  void builtInModelIsNotMadeForKorean() throws IOException {
    List<Pair> pairs = new ArrayList<>();
    List<String> lines = Files.readAllLines(RealData.at("sts/korsts-test.tsv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split("\t", -1);
      pairs.add(new Pair(fields[5], fields[6], Double.parseDouble(fields[4])));
    }
    assertThat(pairs).hasSize(1379);
    double figure = spearman(pairs);
    System.out.printf("KorSTS, built-in model: %.2f%n", figure);
    assertThat(RecommendedModels.read().of(TextLanguage.KOREAN))
        .allSatisfy(
            model ->
                assertThat(figure)
                    .isCloseTo(
                        model.score(TextLanguage.KOREAN).orElseThrow().builtIn(), within(0.3)));
  }

  private double spearman(List<Pair> pairs) {
    InstalledModelCatalog models = PreparedModel.models();
    try (Embedder embedder = models.open(models.find(ModelCatalog.BUILT_IN))) {
      List<float[]> ones = embedder.embed(pairs.stream().map(Pair::one).toList(), TextKind.PASSAGE);
      List<float[]> others =
          embedder.embed(pairs.stream().map(Pair::other).toList(), TextKind.PASSAGE);
      List<Double> ours =
          IntStream.range(0, pairs.size())
              .mapToObj(i -> RankCorrelation.cosine(ones.get(i), others.get(i)))
              .toList();
      return 100 * RankCorrelation.spearman(ours, pairs.stream().map(Pair::score).toList());
    }
  }
}

package dev.retune.clustering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.embedding.model.TextKind;
import dev.retune.support.PreparedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Texts of a public collection with their labels and the vectors of the built-in model.
 *
 * @param labels numbers of the labels, counted from 0
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LabelledTexts(List<String> texts, int[] labels, float[][] vectors) {
  /** Reads files of text and category, such as Banking77's. */
  static LabelledTexts csv(Path... files) throws IOException {
    List<String> texts = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (Path file : files) {
      try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
        rows.forEach(
            row -> {
              texts.add(row.getField("text"));
              labels.add(row.getField("category"));
            });
      }
    }
    return of(texts, labels);
  }

  /** Reads a part of CLINC150's file, such as {@code test}. */
  static LabelledTexts clinc(Path file, String part) throws IOException {
    List<String> texts = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (JsonNode pair : JsonMapper.builder().build().readTree(file.toFile()).path(part)) {
      texts.add(pair.path(0).asText());
      labels.add(pair.path(1).asText());
    }
    return of(texts, labels);
  }

  private static LabelledTexts of(List<String> texts, List<String> labels) {
    Map<String, Integer> numbers = new HashMap<>();
    int[] numbered =
        labels.stream().mapToInt(l -> numbers.computeIfAbsent(l, _ -> numbers.size())).toArray();
    float[][] vectors = new float[texts.size()][];
    ModelCatalog models = PreparedModel.models();
    try (Embedder embedder = models.open(models.find(ModelCatalog.BUILT_IN))) {
      embedder.embedAll(
          texts.iterator(),
          texts.size(),
          TextKind.QUERY,
          (position, vector) -> vectors[(int) position] = vector,
          ProgressMonitor.none());
    }
    return new LabelledTexts(texts, numbered, vectors);
  }

  /** Draws texts of some labels by lot. */
  LabelledTexts sample(int kinds, int count, long seed) {
    Random random = new Random(seed);
    List<Integer> chosen = new ArrayList<>(IntStream.range(0, kinds()).boxed().toList());
    Collections.shuffle(chosen, random);
    List<Integer> drawn =
        new ArrayList<>(
            IntStream.range(0, size())
                .filter(i -> chosen.indexOf(labels[i]) < kinds)
                .boxed()
                .toList());
    Collections.shuffle(drawn, random);
    int[] some = drawn.stream().limit(count).mapToInt(Integer::intValue).toArray();
    return new LabelledTexts(
        Arrays.stream(some).mapToObj(texts::get).toList(),
        Arrays.stream(some).map(i -> chosen.indexOf(labels[i])).toArray(),
        Arrays.stream(some).mapToObj(i -> vectors[i]).toArray(float[][]::new));
  }

  int size() {
    return texts.size();
  }

  /** The number of different labels. */
  int kinds() {
    return Arrays.stream(labels).max().orElse(-1) + 1;
  }
}

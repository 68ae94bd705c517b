package dev.retune.index.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.io.AtomicFiles;
import dev.retune.common.io.Sha256;
import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Successfully answered questions by the document that answered them. Indexing their words lets a
 * search find the document by words that its author did not use. They come from the tuning half of
 * the golden set only, in folds, so that each can be evaluated without itself.
 *
 * @param folds in each fold, questions by the external id of their document
 */
public record PastQuestions(List<Map<String, List<String>>> folds) {
  /** The number of folds. */
  public static final int FOLDS = 4;

  private static final String FILE = "questions.json";
  // limit per document and fold, so that the document's own words keep their weight
  private static final int MOST = 20;

  /** Copies the folds. */
  public PastQuestions {
    folds = folds.stream().map(Map::copyOf).toList();
  }

  /** Creates the past questions from the tuning half, in its order. */
  public static PastQuestions of(List<GoldenQuestion> tuning) {
    List<Map<String, List<String>>> folds = new ArrayList<>();
    IntStream.range(0, FOLDS).forEach(fold -> folds.add(new TreeMap<>()));
    for (int i = 0; i < tuning.size(); i++) {
      GoldenQuestion query = tuning.get(i);
      for (String id : query.relevantExternalIds()) {
        List<String> asked =
            folds.get(fold(i, tuning.size())).computeIfAbsent(id, key -> new ArrayList<>());
        if (asked.size() < MOST) {
          asked.add(query.question());
        }
      }
    }
    return new PastQuestions(folds);
  }

  /**
   * The fold of a position in the tuning half: contiguous blocks, because near duplicates are
   * adjacent.
   */
  public static int fold(int place, int questions) {
    return (int) ((long) place * FOLDS / questions);
  }

  /** The questions asked about a document in one fold; empty if there are none. */
  String words(String externalId, int fold) {
    return String.join("\n", folds.get(fold).getOrDefault(externalId, List.of()));
  }

  /** SHA-256 of the content, in hex. */
  public String fingerprint() {
    return Sha256.hex(json());
  }

  private String json() {
    try {
      return JsonFormat.mapper().writeValueAsString(folds.stream().map(TreeMap::new).toList());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes the file into a version's folder, atomically. */
  void write(Path folder) throws IOException {
    byte[] bytes = json().getBytes(StandardCharsets.UTF_8);
    AtomicFiles.replace(folder.resolve(FILE), out -> out.write(bytes));
  }

  /**
   * Reads the file in a version's folder.
   *
   * @throws UnavailableException when its fingerprint differs
   */
  public static PastQuestions read(Path folder, String fingerprint) throws IOException {
    JsonMapper json = JsonFormat.mapper();
    List<Map<String, List<String>>> folds =
        json.readValue(Files.readString(folder.resolve(FILE)), new TypeReference<>() {});
    PastQuestions read = new PastQuestions(folds);
    if (folds.size() != FOLDS || !read.fingerprint().equals(fingerprint)) {
      throw new UnavailableException("index.badQuestions", folder.toString());
    }
    return read;
  }
}

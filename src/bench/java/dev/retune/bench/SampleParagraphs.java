package dev.retune.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** English texts with a given number of words: from real documents, else generated. */
final class SampleParagraphs {
  private static final List<String> VOCABULARY =
      List.of(
          ("the a of and to in for with your this career answer interview letter application job"
                  + " employer skills experience reviewing describe training certificate salary"
                  + " question before after should improve example portfolio working clearly team"
                  + " results")
              .split(" ", -1));

  private SampleParagraphs() {}

  /** Returns a number of texts, always the same. */
  static List<String> some(int words, int count) throws IOException {
    Path documents =
        Path.of(System.getProperty("retune.data", "../shared/data"))
            .resolve("feedbackqa/documents.jsonl");
    return Files.exists(documents) ? cut(documents, words, count) : madeUp(words, count);
  }

  private static List<String> cut(Path documents, int length, int count) throws IOException {
    List<String> paragraphs = new ArrayList<>();
    var mapper = JsonFormat.mapper();
    try (Stream<String> lines = Files.lines(documents)) {
      for (String line : (Iterable<String>) lines::iterator) {
        JsonNode document = mapper.readTree(line);
        String[] words = document.path("body").asText().strip().split("\\s+", -1);
        for (int i = 0; i + length <= words.length && paragraphs.size() < count; i += length) {
          paragraphs.add(String.join(" ", Arrays.copyOfRange(words, i, i + length)));
        }
      }
    }
    return paragraphs;
  }

  private static List<String> madeUp(int words, int count) {
    Random random = new Random(45);
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                IntStream.range(0, words)
                    .mapToObj(word -> VOCABULARY.get(random.nextInt(VOCABULARY.size())))
                    .collect(Collectors.joining(" ", "", ".")))
        .toList();
  }
}

package dev.retune.bench;

import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** All words of the SciFact abstracts in sequence. */
record SciFactWords(List<String> words) {
  static SciFactWords read() throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line : Files.readAllLines(EndToEndHome.data("scifact/corpus.jsonl"))) {
      text.append(JsonFormat.mapper().readTree(line).path("text").asText()).append(' ');
    }
    return new SciFactWords(Arrays.asList(text.toString().strip().split("\\s+", -1)));
  }

  /** Returns a run of words from a random place. */
  String some(int length, Random random) {
    int from = random.nextInt(words.size() - length);
    return String.join(" ", words.subList(from, from + length));
  }
}

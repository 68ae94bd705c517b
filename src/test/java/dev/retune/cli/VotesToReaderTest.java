package dev.retune.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.text.JsonFormat;
import dev.retune.feedback.model.Vote;
import dev.retune.publishing.guide.GuideReader;
import dev.retune.publishing.guide.GuideReader.Hit;
import dev.retune.sample.SampleChatDatabase;
import dev.retune.support.TestStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole way of an improvement. A chat product answers from pgvector with the guide's reader;
 * its first index knows only how each document begins. Its users vote, the trigger fires, one
 * unattended pass builds a candidate, compares, promotes and publishes it, and the product answers
 * anew, until it is rolled back.
 */
@Tag("long")
@EnabledIf("dev.retune.support.TestStores#pgvector")
class VotesToReaderTest {
  private static final Instant START = Instant.parse("2026-06-29T00:00:00Z");
  private static final int QUESTIONS = 400;
  private static final double DISLIKES_OF_RIGHT = 0.05;
  private static final double DISLIKES_OF_WRONG = 0.78;
  private static final String DATABASE = "retune_votes_to_reader";

  @TempDir Path folder;
  private final Random random = new Random(11);
  private final Map<String, String> right = new LinkedHashMap<>();
  private Map<String, float[]> vectors = Map.of();
  private CommandProcess retune;
  private Optional<GuideReader> reader = Optional.empty();
  private String address = "";

  @BeforeEach
  void prepare() throws Exception {
    retune = new CommandProcess(Files.createDirectory(folder.resolve("home")), folder, Map.of());
  }

  @Test
  void votesChangeWhatTheReaderGets() throws Exception {
    reader =
        GuideReader.of(
            "pgvector", Files.createDirectory(folder.resolve("reader")), Map.of(), "psycopg2");
    assumeTrue(reader.isPresent(), "no Python with psycopg2");
    address = freshDatabase();
    Path file = folder.resolve("chat.db");
    try (SampleChatDatabase chat = new SampleChatDatabase(file, START.plus(Duration.ofDays(70)))) {
      chat.questions().entrySet().stream()
          .limit(QUESTIONS)
          .forEach(entry -> right.put(entry.getKey(), entry.getValue()));
      vectors = embedded();
      retune.done("source", "add", "product", "sqlite:///" + file);
      retune.done("publish", "add", "chat", "pgvector", address, "--as", "passages");
      retune.done("sync", "--as-of", START.toString());
      retune.done("golden", "import", golden().toString());
      retune.done(
          "reembed", "--as-of", START.toString(), "--text-format", "body:20", "--budget", "0");
      List<Hit> first = asked("the first index");
      votes(chat, first, START.plus(Duration.ofDays(1)));
      JsonNode pending = retune.json("loop", "--once", "--as-of", day(7));
      assertThat(pending.at("/trigger/state").asText()).isEqualTo("PENDING");
      votes(chat, asked("the first index again"), START.plus(Duration.ofDays(7)));
      JsonNode fired = retune.json("loop", "--once", "--as-of", day(8));
      System.out.println(fired.at("/trigger/why").asText());
      System.out.println(fired.at("/run/why").asText());
      System.out.println(fired.at("/published"));
      assertThat(fired.at("/trigger/state").asText()).isEqualTo("FIRED");
      assertThat(fired.at("/run/state").asText()).isEqualTo("PROMOTED");
      List<Hit> second = asked("the promoted index");
      assertThat(rightOnes(second)).isGreaterThan(rightOnes(first));
      retune.done("index", "rollback");
      assertThat(asked("after the rollback")).isEqualTo(first);
    }
  }

  private static String day(int number) {
    return START.plus(Duration.ofDays(number)).toString();
  }

  private static String freshDatabase() throws Exception {
    String url = TestStores.address("pgvector").orElseThrow();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("drop database if exists " + DATABASE + " with (force)");
      statement.execute("create database " + DATABASE);
    }
    return url.replace("jdbc:", "").replaceFirst("(//[^/]+/)[^?]*", "$1" + DATABASE);
  }

  /** The first passage for each question, by a new process of the guide's reader. */
  private List<Hit> asked(String of) throws Exception {
    List<Hit> hits =
        reader
            .orElseThrow()
            .ask(List.copyOf(right.keySet()), vectors, Map.of("CHAT_DB", address))
            .stream()
            .map(List::getFirst)
            .toList();
    System.out.printf("%s: %d of %d first passages are right%n", of, rightOnes(hits), hits.size());
    return hits;
  }

  private long rightOnes(List<Hit> hits) {
    List<String> wanted = List.copyOf(right.values());
    return IntStream.range(0, hits.size())
        .filter(i -> hits.get(i).document().equals(wanted.get(i)))
        .count();
  }

  /** Users vote on what the product answered, mostly rightly. */
  private void votes(SampleChatDatabase chat, List<Hit> answers, Instant from) throws Exception {
    List<String> questions = List.copyOf(right.keySet());
    for (int i = 0; i < answers.size(); i++) {
      Hit answer = answers.get(i);
      boolean good = answer.document().equals(right.get(questions.get(i)));
      boolean dislike = random.nextDouble() < (good ? DISLIKES_OF_RIGHT : DISLIKES_OF_WRONG);
      chat.tell(
          questions.get(i),
          answer.content(),
          answer.document(),
          dislike ? Vote.Value.DISLIKE : Vote.Value.LIKE,
          from.plusSeconds(60L * i));
    }
  }

  private Map<String, float[]> embedded() throws Exception {
    Path questions = folder.resolve("questions.jsonl");
    List<String> lines = new ArrayList<>();
    for (String question : right.keySet()) {
      ObjectNode line = JsonFormat.mapper().createObjectNode();
      lines.add(line.put("id", question).put("text", question).toString());
    }
    Files.write(questions, lines);
    retune.done("embed", "--kind", "query", "--input", questions.toString());
    return retune
        .out()
        .lines()
        .map(VotesToReaderTest::vector)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Map.Entry<String, float[]> vector(String line) {
    try {
      JsonNode read = JsonFormat.mapper().readTree(line);
      float[] vector = JsonFormat.mapper().treeToValue(read.path("embedding"), float[].class);
      return Map.entry(read.path("id").asText(), vector);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path golden() throws Exception {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, String> entry : right.entrySet()) {
      ObjectNode line = JsonFormat.mapper().createObjectNode();
      line.put("question", entry.getKey());
      line.putArray("document_id").add(entry.getValue());
      line.putArray("source").add("product");
      lines.add(line.toString());
    }
    return Files.write(folder.resolve("golden.jsonl"), lines);
  }
}

package dev.retune.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.cli.CommandLineInterface;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.LaunchOptions;
import dev.retune.clustering.model.ComplaintText;
import dev.retune.clustering.model.ProposalKind;
import dev.retune.clustering.model.StoredTopics;
import dev.retune.clustering.model.TopicProposal;
import dev.retune.clustering.model.TopicRecord;
import dev.retune.clustering.store.TopicRepository;
import dev.retune.clustering.store.TopicWriter;
import dev.retune.common.text.JsonFormat;
import dev.retune.feedback.query.DislikedQuestionRepository;
import dev.retune.feedback.repository.VoteTopicRepository;
import dev.retune.persistence.Workspace;
import dev.retune.settings.model.HomeFolder;
import dev.retune.support.ChildJvm;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills commands that decide much at once at random moments: all of it is there or nothing, and the
 * next command works. Run by name only; {@code ReviewServiceTest} and {@code TopicServiceTest} have
 * the broken transactions that always run.
 */
@Tag("long")
class DecisionKillTest {
  private static final int KILLS = Integer.getInteger("retune.kills", 20);
  private static final int ALIKE = 40;
  private static final long CARD = 1;
  private static final long PIN = 2;
  private static final Instant NOON = Instant.parse("2026-11-05T12:00:00Z");

  @TempDir Path folder;

  private final Random random = new Random(20_261_128L);
  private Path home = Path.of("");
  private String out = "";

  /** Runs commands in a row, each as the launcher would, and says which one comes next. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) {
      Path home = Path.of(args[0]);
      while (true) {
        if (args[1].equals("alike")) {
          step(home, "review", "alike", String.valueOf(CARD), "wrong", "--count", "" + ALIKE);
          step(home, "review", "undo");
        } else {
          step(home, "clusters", "accept", String.valueOf(propose(home)));
          step(home, "clusters", "undo");
        }
      }
    }

    private static void step(Path home, String... command) {
      System.out.println(command[1]);
      System.out.flush();
      if (command(home, new ByteArrayOutputStream(), command) != ExitCodes.DONE) {
        System.out.println("failed");
        System.exit(1);
      }
    }
  }

  private static int command(Path home, ByteArrayOutputStream said, String... args) {
    return new CommandLineInterface(
            options -> ApplicationServices.open(options, new HomeFolder(home), Map.of()),
            options -> ExitCodes.USAGE,
            new PrintStream(said, false, StandardCharsets.UTF_8),
            System.err,
            false)
        .run(args);
  }

  private static ApplicationServices open(Path home) {
    return ApplicationServices.open(
        new LaunchOptions(Optional.empty(), Optional.empty(), Optional.empty(), false),
        new HomeFolder(home),
        Map.of());
  }

  private int run(String... args) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int code = command(home, said, args);
    out = said.toString(StandardCharsets.UTF_8);
    return code;
  }

  /** Forty complaints about a card and as many about a PIN, each a topic. */
  @BeforeEach
  void complaints() throws IOException {
    home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(
        home.resolve("settings.json"),
        "{\"language\": \"en\", \"zone\": \"UTC\", \"person\": \"anna\"}");
    StringBuilder rows = new StringBuilder("id,question,answer,vote,voter,created_at\n");
    for (int i = 0; i < ALIKE; i++) {
      rows.append("c%d,card number %d?,Ask.,dislike,v%d,2026-11-05\n".formatted(i, i, i));
      rows.append("p%d,pin number %d?,Ask.,dislike,w%d,2026-11-05\n".formatted(i, i, i));
    }
    Path file = Files.writeString(folder.resolve("chat.csv"), rows);
    assertThat(run("import", file.toString())).isEqualTo(ExitCodes.DONE);
    try (ApplicationServices services = open(home)) {
      Workspace workspace = services.workspace();
      Map<String, Long> topics = new HashMap<>();
      Map<Long, Long> votes = new HashMap<>();
      Map<Long, Long> answers = new HashMap<>();
      for (ComplaintText text : texts(workspace)) {
        long topic = text.question().startsWith("card") ? CARD : PIN;
        topics.put(text.hash(), topic);
        text.dislikes()
            .forEach(
                dislike -> {
                  votes.put(dislike.voteId(), topic);
                  answers.put(dislike.conversationId(), topic);
                });
      }
      TopicRepository stored = new TopicRepository(workspace);
      stored.change(
          stored.revision(),
          connection -> {
            TopicWriter writer = new TopicWriter(connection);
            writer.add(List.of(topic(CARD, "card"), topic(PIN, "pin")));
            writer.assign(topics);
            VoteTopicRepository.storeVotes(connection, votes);
            VoteTopicRepository.storeAnswers(connection, answers);
          });
    }
  }

  private static List<ComplaintText> texts(Workspace workspace) {
    return ComplaintText.of(new DislikedQuestionRepository(workspace).newest(1_000));
  }

  private static TopicRecord topic(long id, String word) {
    return new TopicRecord(
        id,
        List.of(word),
        Optional.empty(),
        id,
        NOON,
        LocalDate.of(2026, 11, 2),
        ALIKE,
        0,
        Optional.empty(),
        0);
  }

  /** Proposes to put the second topic into the first, unless that is proposed already. */
  private static long propose(Path home) {
    try (ApplicationServices services = open(home)) {
      TopicRepository stored = new TopicRepository(services.workspace());
      StoredTopics now = stored.load();
      if (now.open().isEmpty()) {
        TopicProposal proposal =
            new TopicProposal(0, ProposalKind.MERGE, PIN, CARD, ALIKE, of(now, PIN));
        stored.change(
            now.revision(),
            connection -> new TopicWriter(connection).propose(List.of(), List.of(proposal), NOON));
      }
      return stored.load().open().getFirst().id();
    }
  }

  private static Set<String> of(StoredTopics topics, long topic) {
    return topics.topicOf().entrySet().stream()
        .filter(entry -> entry.getValue() == topic)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Kills the process some time after it began a command, and returns that command. */
  private String kill(String what) throws IOException, InterruptedException {
    Process process =
        ChildJvm.of(Child.class, home.toString(), what)
            .redirectError(folder.resolve("errors.txt").toFile())
            .start();
    String at = "";
    try (BufferedReader lines = process.inputReader()) {
      int wanted = 1 + random.nextInt(4);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        at = line;
        if (--wanted <= 0) {
          break;
        }
      }
      LockSupport.parkNanos(random.nextLong(1_200_000_000));
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(at).as(Files.readString(folder.resolve("errors.txt"))).isNotIn("", "failed");
    return at;
  }

  private int waiting() throws IOException {
    assertThat(run("review", "alike", String.valueOf(CARD), "--json")).isEqualTo(ExitCodes.DONE);
    JsonNode found = JsonFormat.mapper().readTree(out);
    assertThat(found.path("answers")).hasSize(found.path("waiting").asInt());
    return found.path("waiting").asInt();
  }

  @Test
  void fortyAlikeAreDecidedOrNone() throws Exception {
    Map<String, Integer> seen = new TreeMap<>();
    for (int kill = 0; kill < KILLS; kill++) {
      String at = kill("alike");
      int waiting = waiting();
      seen.merge(at + " leaves " + waiting, 1, Integer::sum);
      assertThat(waiting).isIn(0, ALIKE);
      if (waiting == ALIKE) {
        assertThat(run("review", "alike", "" + CARD, "wrong", "--count", "" + ALIKE))
            .isEqualTo(ExitCodes.DONE);
        assertThat(waiting()).isZero();
      }
      assertThat(run("review", "undo")).isEqualTo(ExitCodes.DONE);
      assertThat(waiting()).isEqualTo(ALIKE);
    }
    System.out.println(seen);
    assertThat(seen.keySet()).anyMatch(key -> key.endsWith(" leaves 0"));
    assertThat(seen.keySet()).anyMatch(key -> key.endsWith(" leaves " + ALIKE));
  }

  @Test
  void aProposalIsAcceptedWithItsLabelsOrNotAtAll() throws Exception {
    Map<String, Integer> seen = new TreeMap<>();
    for (int kill = 0; kill < KILLS; kill++) {
      String at = kill("accept");
      boolean accepted = look();
      seen.merge(at + (accepted ? " accepted" : " not"), 1, Integer::sum);
      if (accepted) {
        assertThat(run("clusters", "undo")).isEqualTo(ExitCodes.DONE);
        assertThat(look()).isFalse();
      }
      assertThat(run("clusters", "accept", String.valueOf(propose(home))))
          .isEqualTo(ExitCodes.DONE);
      assertThat(look()).isTrue();
      assertThat(run("clusters", "undo")).isEqualTo(ExitCodes.DONE);
    }
    System.out.println(seen);
    assertThat(seen.keySet()).anyMatch(key -> key.endsWith(" accepted"));
    assertThat(seen.keySet()).anyMatch(key -> key.endsWith(" not"));
  }

  /** Whether the proposal is accepted; the topics, their labels and the proposal must agree. */
  private boolean look() {
    try (ApplicationServices services = open(home)) {
      StoredTopics now = new TopicRepository(services.workspace()).load();
      boolean merged = now.find(PIN).orElseThrow().mergedInto().isPresent();
      assertThat(of(now, CARD)).hasSize(merged ? 2 * ALIKE : ALIKE);
      assertThat(of(now, PIN)).hasSize(merged ? 0 : ALIKE);
      assertThat(
              new VoteTopicRepository(services.workspace())
                  .dislikes(Instant.parse("2026-11-01T00:00:00Z"), NOON))
          .isEqualTo(merged ? Map.of(CARD, 2 * ALIKE) : Map.of(CARD, ALIKE, PIN, ALIKE));
      assertThat(merged && !now.open().isEmpty()).isFalse();
      return merged;
    }
  }
}

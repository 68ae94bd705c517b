package dev.retune.votesearch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.model.NewConversation;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.ReasonClassification;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.query.VoteCursor;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.feedback.query.VoteListItem;
import dev.retune.feedback.query.VotePageRequest;
import dev.retune.support.TestDatabases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Search results equal a plain scan of all texts, after any changes and under any filter. */
@Tag("slow")
class VoteSearchPropertyTest {
  private static final String[] WORDS = {
    "refund", "refunds", "parking", "permit", "api", "is", "배송", "배송은", "환불", "환불규정", "키", "1234"
  };
  private static final String[] ASKED = {
    "refund", "fund", "park", "permit", "is", "pi", "배송", "환불", "불규", "정", "123", "refund 배송", "키"
  };

  @TempDir Path home;

  private record Said(String question, String answer, String reason) {
    boolean has(String asked) {
      String all = (question + " " + answer + " " + reason);
      for (String word : asked.split(" ", -1)) {
        boolean whole = word.length() < 3 && word.charAt(0) < 0x100;
        boolean there = whole ? List.of(all.split(" ", -1)).contains(word) : all.contains(word);
        if (!there) {
          return false;
        }
      }
      return true;
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsWhatAPlainLookFinds(TestDatabases kind) throws IOException {
    Random random = new Random(5);
    try (VoteSearchFixture fixture = new VoteSearchFixture(kind, home)) {
      Map<Integer, Said> said = new HashMap<>();
      for (int round = 0; round < 12; round++) {
        change(fixture, said, random);
        fixture.codes.classify(
            fixture.votes.unclassified(9).stream()
                .map(u -> new ReasonClassification(u.voteId(), "tone", 0.9))
                .toList());
        for (int i = 0; i < 8; i++) {
          compare(fixture, said, random);
        }
      }
    }
  }

  private static void change(VoteSearchFixture fixture, Map<Integer, Said> said, Random random) {
    List<NewConversation> conversations = new ArrayList<>();
    List<NewVote> votes = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      int id = random.nextInt(150);
      Said now = new Said(words(random), words(random), words(random));
      said.put(id, now);
      conversations.removeIf(c -> c.externalId().equals("" + id));
      votes.removeIf(v -> v.externalId().equals("" + id));
      conversations.add(VoteSearchFixture.conversation(id, now.question(), now.answer()));
      votes.add(
          VoteSearchFixture.row(
              id, Vote.Value.DISLIKE, now.reason(), VoteSearchFixture.T0.plusSeconds(id / 3)));
    }
    fixture.store("default", conversations, votes);
  }

  private static String words(Random random) {
    List<String> words = new ArrayList<>();
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      words.add(WORDS[random.nextInt(WORDS.length)]);
    }
    return String.join(" ", words);
  }

  private static void compare(VoteSearchFixture fixture, Map<Integer, Said> said, Random random) {
    String asked = ASKED[random.nextInt(ASKED.length)];
    VoteFilter filter = VoteSearchFixture.text(asked);
    Optional<String> code = random.nextBoolean() ? Optional.of("tone") : Optional.<String>empty();
    Optional<String> model =
        random.nextInt(3) == 0 ? Optional.of("model-1") : Optional.<String>empty();
    filter = code.map(filter::withReasonCode).orElse(filter);
    filter = model.map(filter::withModel).orElse(filter);
    List<VoteListItem> all = fixture.stored.page(VoteFilter.all(), 9_999);
    Map<Long, Integer> there = fixture.externalIds();
    List<VoteListItem> wanted =
        all.stream()
            .filter(
                row ->
                    said.getOrDefault(there.getOrDefault(row.id(), -1), new Said("", "", ""))
                        .has(asked))
            .filter(row -> code.map(row.reasonCode()::equals).orElse(true))
            .filter(row -> model.isEmpty() || there.getOrDefault(row.id(), -1) % 2 == 1)
            .toList();
    assertThat(paged(fixture, filter)).as("%s %s %s", asked, code, model).isEqualTo(wanted);
    assertThat(fixture.list.counts(filter).kinds().values().stream().mapToLong(n -> n).sum())
        .isEqualTo(wanted.size());
  }

  private static List<VoteListItem> paged(VoteSearchFixture fixture, VoteFilter filter) {
    List<VoteListItem> rows = new ArrayList<>();
    Optional<VoteCursor> after = Optional.empty();
    while (true) {
      List<VoteListItem> page = fixture.list.page(new VotePageRequest(filter, after, 7));
      rows.addAll(page);
      if (page.size() < 7) {
        return rows;
      }
      after = Optional.of(page.getLast().key());
    }
  }
}

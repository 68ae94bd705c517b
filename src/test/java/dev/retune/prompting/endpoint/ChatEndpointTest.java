package dev.retune.prompting.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.i18n.Texts;
import dev.retune.feedback.remote.HttpRetryTiming;
import dev.retune.prompting.endpoint.ScriptedEndpoint.Reply;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an endpoint may send, and what is made of it. */
class ChatEndpointTest {
  private static final HttpRetryTiming AT_ONCE =
      new HttpRetryTiming(Duration.ofNanos(1), Duration.ofNanos(2), 3, Duration.ofSeconds(5));
  private static final ModelRequest QUESTION =
      new ModelRequest("small", "Be brief.", "Why?", "{\"temperature\": 0.2}");

  private final ScriptedEndpoint server =
      new ScriptedEndpoint(request -> new ModelReply("So.", new TokenUsage(7, 2, false)));
  private final ChatEndpoint endpoint = open(server.url(), ScriptedEndpoint.KEY);

  private static ChatEndpoint open(String url, String key) {
    return ChatEndpoint.open(url, key, AT_ONCE, Duration.ofSeconds(10));
  }

  @AfterEach
  void close() {
    endpoint.close();
    server.close();
  }

  @Test
  void aQuestionIsAnswered() {
    assertThat(endpoint.ask(QUESTION))
        .isEqualTo(new ModelReply("So.", new TokenUsage(7, 2, false)));
    assertThat(server.bodies().getFirst())
        .contains("\"temperature\":0.2", "\"model\":\"small\"", "Be brief.", "Why?");
    assertThat(endpoint.models()).containsExactly("large", "small");
  }

  @Test
  void missingUsageIsEstimated() {
    server.next(Reply.of(200, "{\"choices\": [{\"message\": {\"content\": \"짧게 답합니다\"}}]}"));
    assertThat(endpoint.ask(QUESTION).usage()).isEqualTo(new TokenUsage(5, 7, true));
  }

  @Test
  void rateLimitsAndServerErrorsAreRepeated() {
    server.next(new Reply(429, "Retry-After", "0", "{}"));
    server.next(Reply.of(503, "{}"));
    assertThat(endpoint.ask(QUESTION).text()).isEqualTo("So.");
    assertThat(server.bodies()).hasSize(3);
  }

  @Test
  void aLongRateLimitIsReported() {
    server.next(new Reply(429, "Retry-After", "3600", "{}"));
    assertThatThrownBy(() -> endpoint.ask(QUESTION))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("prompts.endpoint.rate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"choices\": [{\"mess", "<html>"})
  void whatIsNotJsonIsNotUsed(String body) {
    server.next(Reply.of(200, body));
    assertThatThrownBy(() -> endpoint.ask(QUESTION))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("prompts.endpoint.notJson");
  }

  @Test
  void aReplyWithoutAnswerOrCutOffIsDefectiveAndPaidFor() {
    server.next(
        Reply.of(
            200,
            "{\"choices\": [], \"usage\": {\"prompt_tokens\": 9," + " \"completion_tokens\": 0}}"));
    assertThat(endpoint.ask(QUESTION))
        .isEqualTo(new ModelReply("", new TokenUsage(9, 0, false), ModelReply.Defect.EMPTY));
    server.next(
        Reply.of(
            200,
            ScriptedEndpoint.completion("Half an ans", new TokenUsage(9, 3, false))
                .toString()
                .replace("\"stop\"", "\"length\"")));
    assertThat(endpoint.ask(QUESTION).defect()).isEqualTo(ModelReply.Defect.CUT);
  }

  @Test
  void aServerThatIsNotThereIsNamedInPlainWords() throws IOException {
    int free;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = closed.getLocalPort();
    }
    try (ChatEndpoint dead = open("http://127.0.0.1:" + free, "")) {
      Throwable failure = catchThrowable(() -> dead.ask(QUESTION));
      assertThat(new Texts(Locale.ENGLISH).get((ApplicationException) failure))
          .isEqualTo(
              "The language model at 127.0.0.1:"
                  + free
                  + " (setting prompting.url) cannot be used: nothing accepts a connection there."
                  + " Check that the server runs, and the address.");
    }
  }

  @Test
  void aServerThatDoesNotAnswerIsGivenUp() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        ChatEndpoint slow =
            ChatEndpoint.open(
                "http://127.0.0.1:" + silent.getLocalPort(), "", AT_ONCE, Duration.ofMillis(50))) {
      assertThatThrownBy(() -> slow.ask(QUESTION))
          .isInstanceOf(UnavailableException.class)
          .hasMessageContaining("prompts.endpoint.unavailable");
    }
  }

  @Test
  void theKeyIsInNoMessageEvenIfTheServerRepeatsIt() {
    try (ChatEndpoint wrong = open(server.url(), "sk-wrong-0123456789")) {
      Throwable failure = catchThrowable(() -> wrong.ask(QUESTION));
      assertThat(failure).isInstanceOf(InvalidInputException.class);
      StringWriter log = new StringWriter();
      failure.printStackTrace(new PrintWriter(log));
      assertThat(log.toString()).contains("wrong key").doesNotContain("sk-wrong");
      assertThat(new Texts(Locale.ENGLISH).get((ApplicationException) failure))
          .isEqualTo(
              "127.0.0.1 refuses the key. Set RETUNE_LLM_KEY, or store the key in the settings of"
                  + " the window.");
    }
    server.next(
        Reply.of(
            200,
            ScriptedEndpoint.completion("I am " + ScriptedEndpoint.KEY, TokenUsage.ZERO)
                .toString()));
    assertThat(endpoint.ask(QUESTION).text()).isEqualTo("I am …");
  }

  @Test
  void aKeyIsNotSentUnencryptedToFarServers() {
    assertThatThrownBy(() -> open("http://192.0.2.1/v1", "key"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("prompts.endpoint.plainHttp");
    open("http://192.0.2.1/v1", "").close();
    open("https://192.0.2.1/v1", "key").close();
  }

  @Test
  void whatTheServerSaysAboutARefusedRequestIsShown() {
    server.next(Reply.of(400, "{\"error\": {\"message\": \"no temperature, please\"}}"));
    assertThatThrownBy(() -> endpoint.ask(QUESTION))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no temperature, please");
  }
}

package dev.retune.collector.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retune.collector.model.CollectorSettings;
import dev.retune.persistence.Workspace;
import dev.retune.support.TestDatabases;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The widget on its demo page, in a real browser, by keyboard only. */
@Tag("slow")
class WidgetBrowserTest {
  private static final String FOCUS =
      "document.activeElement.shadowRoot?.activeElement?.getAttribute('aria-label') ?? ''";
  private static final String ENGLISH = "document.querySelector('[conversation=demo-en]')";
  private static final String KOREAN = "document.querySelector('[conversation=demo-ko]')";

  // the browser may still be cleaning up its profile
  @TempDir(cleanup = CleanupMode.NEVER)
  Path profile = Path.of("");

  private final Workspace workspace = CollectorFixture.open(TestDatabases.H2.migrated());
  private CollectorServer server = start(0);
  private HeadlessBrowser browser;

  private CollectorServer start(int port) {
    return CollectorFixture.start(
        workspace, Clock.systemUTC(), CollectorSettings.loopback(port), "v1");
  }

  @BeforeAll
  static void chromium() {
    if ("true".equals(System.getenv("CI"))) {
      assertThat(HeadlessBrowser.isHere())
          .as("chromium and chromium-driver are required in CI")
          .isTrue();
    }
    assumeTrue(
        HeadlessBrowser.isHere(), "skipped: there is no /usr/bin/chromium with its chromedriver");
  }

  @BeforeEach
  void open() throws Exception {
    browser = new HeadlessBrowser(profile.resolve("profile"), "en");
    browser.open(URI.create("http://127.0.0.1:" + server.port() + "/demo"));
  }

  @AfterEach
  void close() throws Exception {
    browser.close();
    server.close();
    workspace.close();
  }

  private String stored(String columns) {
    return workspace.read(
        s ->
            String.join(
                "; ",
                s.createNativeQuery(
                        "select " + columns + " from feedback_log order by id", String.class)
                    .getResultList()));
  }

  private String told(String widget) {
    return widget + ".shadowRoot.querySelector('[role=status]').textContent";
  }

  /** Moves the focus to a thumb and presses it, which opens the reasons. */
  private void dislike(String label, int tabs) throws Exception {
    browser.press(HeadlessBrowser.TAB.repeat(tabs));
    assertThat(browser.ask(FOCUS)).isEqualTo(label);
    browser.press(HeadlessBrowser.SPACE);
  }

  private void dislikeInEnglish() throws Exception {
    dislike("Not helpful", 2);
    assertThat(browser.await(told(ENGLISH), "Thank you.")).isEqualTo("Thank you.");
    assertThat(browser.await(ENGLISH + ".form.hidden", "false")).isEqualTo("false");
  }

  @Test
  void aDislikeWithItsReasonIsStored() throws Exception {
    dislikeInEnglish();
    browser.press(HeadlessBrowser.RIGHT + HeadlessBrowser.RIGHT + HeadlessBrowser.TAB);
    browser.press("급여가 틀려요 <script>alert(1)</script>");
    browser.press(HeadlessBrowser.TAB + HeadlessBrowser.ENTER);
    assertThat(browser.await(ENGLISH + ".form.hidden", "true")).isEqualTo("true");
    assertThat(stored("feedback || '|' || reason"))
        .isEqualTo("dislike|incorrect: 급여가 틀려요 <script>alert(1)</script>");
  }

  @Test
  void whoChangesTheirMindHasOneVote() throws Exception {
    dislikeInEnglish();
    browser.back();
    browser.back();
    assertThat(browser.ask(FOCUS)).isEqualTo("Helpful");
    browser.press(HeadlessBrowser.ENTER);
    String pressed = ENGLISH + ".buttons.like.getAttribute('aria-pressed')";
    assertThat(browser.await(pressed, "true")).isEqualTo("true");
    assertThat(stored("feedback")).isEqualTo("like");
  }

  @Test
  void aKoreanReaderIsAskedInKorean() throws Exception {
    dislike("도움이 안 됐어요", 4);
    assertThat(browser.await(told(KOREAN), "고맙습니다.")).isEqualTo("고맙습니다.");
    assertThat(stored("conversation_external_id || ' ' || feedback")).isEqualTo("demo-ko dislike");
  }

  @Test
  void aScreenReaderIsToldWhatThingsAre() throws Exception {
    dislikeInEnglish();
    assertThat(browser.read())
        .contains(
            "group Was this answer helpful?",
            "button Helpful",
            "button Not helpful",
            "group What was wrong?",
            "radio Incorrect",
            "textbox More about it (optional)",
            "button Send",
            "group 이 답변이 도움이 되었나요?",
            "button 도움이 안 됐어요");
  }

  @Test
  void aNoteEndsAtAThousandCharacters() throws Exception {
    dislikeInEnglish();
    browser.press(HeadlessBrowser.TAB + "x".repeat(1_001));
    assertThat(browser.ask(ENGLISH + ".note.value.length")).isEqualTo("1000");
    assertThat(browser.ask(ENGLISH + ".shadowRoot.querySelector('.left').textContent"))
        .isEqualTo("0 characters left");
  }

  @Test
  void whatWasTypedOutlivesALostCollector() throws Exception {
    dislikeInEnglish();
    browser.press(HeadlessBrowser.TAB + "too old");
    int port = server.port();
    server.close();
    browser.press(HeadlessBrowser.TAB + HeadlessBrowser.ENTER);
    String failed = "That could not be sent. What you wrote is still here.";
    assertThat(browser.await(told(ENGLISH), failed)).isEqualTo(failed);
    assertThat(browser.ask(ENGLISH + ".note.value")).isEqualTo("too old");
    server = start(port);
    browser.press(HeadlessBrowser.TAB + HeadlessBrowser.ENTER);
    assertThat(browser.await(ENGLISH + ".form.hidden", "true")).isEqualTo("true");
    assertThat(stored("reason")).isEqualTo("too old");
  }
}

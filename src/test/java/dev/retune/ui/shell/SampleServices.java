package dev.retune.ui.shell;

import dev.retune.bootstrap.ApplicationServices;
import dev.retune.cli.terminal.LaunchOptions;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.retraining.model.RetrainingRequest;
import dev.retune.review.ReviewItem;
import dev.retune.review.decision.Judgement;
import dev.retune.review.decision.Verdict;
import dev.retune.review.queue.QueuedAnswer;
import dev.retune.review.queue.ReviewQueueOrder;
import dev.retune.settings.file.SettingsFileStore;
import dev.retune.settings.model.HomeFolder;
import dev.retune.support.PreparedModel;
import dev.retune.ui.settings.source.FileReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The services of the window over a home folder of their own, at a fixed time. */
public final class SampleServices implements AutoCloseable {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  private final Instant now;
  private final HomeFolder home;
  private final ApplicationServices services;

  /** Opens an empty workspace in a folder. */
  public SampleServices(Path folder) {
    this(folder, NOW);
  }

  private SampleServices(Path folder, Instant now) {
    this(folder, now, Map.of());
  }

  /** Opens an empty workspace in a folder, with environment variables. */
  public SampleServices(Path folder, Map<String, String> environment) {
    this(folder, NOW, environment);
  }

  private SampleServices(Path folder, Instant now, Map<String, String> environment) {
    this.now = now;
    this.home = new HomeFolder(folder);
    var _ = new SettingsFileStore(home.settings()).change(old -> old.with("zone", "Asia/Seoul"));
    LaunchOptions options =
        new LaunchOptions(Optional.of(folder), Optional.empty(), Optional.of(now), false);
    this.services = ApplicationServices.open(options, home, environment);
  }

  /** Opens a copy of the built-in sample in an unused folder. */
  public static SampleServices loaded(Path folder) {
    PreparedModel.copy(Loaded.ONCE.home, folder);
    return new SampleServices(folder);
  }

  /** Loading the sample takes many seconds, so all tests share one loaded home. */
  @SuppressWarnings("ImmutableEnumChecker")
  private enum Loaded {
    ONCE;

    private final Path home;

    Loaded() {
      try {
        home = Files.createTempDirectory("retune-sample");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      PreparedModel.deleteAtEnd(home);
      new SampleServices(PreparedModel.into(home)).filled().close();
    }
  }

  /** Loads the built-in sample. */
  public SampleServices filled() {
    in(Locale.ENGLISH).dataImport().sample().accept(ProgressMonitor.none());
    return this;
  }

  /** Simulates weeks of use: a live index, a rejected candidate, and decisions by two reviewers. */
  public static void live(Path folder) {
    try (SampleServices then = new SampleServices(folder, NOW)) {
      then.filled();
    }
    try (SampleServices then = new SampleServices(folder, NOW.minus(Duration.ofDays(9)))) {
      then.build(RetrainingRequest.by("kim", then.now).forced());
    }
    try (SampleServices then = new SampleServices(folder, NOW.minus(Duration.ofHours(40)))) {
      then.build(
          new RetrainingRequest(
              Optional.empty(), OptionalInt.of(32), Optional.empty(), true, true, "kim", then.now));
    }
    try (SampleServices then = new SampleServices(folder, NOW.minus(Duration.ofHours(3)))) {
      then.in(Locale.ENGLISH).review().setSecondShare(0.5);
      then.reviews("lee", 60, 0);
      then.reviews("kim", 45, 6);
    }
    try (SampleServices then =
        new SampleServices(folder, NOW.minus(Duration.ofHours(2)), SamplePrompts.environment())) {
      SamplePrompts.into(then.home, then.in(Locale.ENGLISH).prompts());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Imports answers without votes. */
  SampleServices unvoted() throws IOException {
    Path file = home.folder().resolve("chat.jsonl");
    Files.writeString(
        file,
        """
        {"id": "1", "created_at": "2026-11-22T08:00:00Z", "question": "How do I reset my password?", "answer": "Open Settings."}
        {"id": "2", "created_at": "2026-11-22T08:05:00Z", "question": "환불은 얼마나 걸리나요?", "answer": "영업일 기준 3일입니다."}
        """);
    var _ = imported(file);
    return this;
  }

  /** Imports a file as the window does. */
  List<ImportReport> imported(Path file) {
    return in(Locale.ENGLISH)
        .settings()
        .sources()
        .importFiles(FileReading.of(List.of(file)), ProgressMonitor.none());
  }

  /** Imports Korean documents, and answers with votes. */
  public SampleServices korean() throws IOException {
    Path documents = home.folder().resolve("documents.jsonl");
    Files.writeString(
        documents,
        """
        {"id": "d1", "title": "환불 정책", "body": "구매 후 7일 안에는 사유와 관계없이 환불을 신청할 수 있습니다. 영업일 기준 3일 안에 처리됩니다."}
        {"id": "d2", "title": "비밀번호 재설정", "body": "로그인 화면에서 비밀번호 찾기를 누르고 가입한 전자우편 주소를 입력하면 재설정 링크를 보내 드립니다."}
        {"id": "d3", "title": "배송 조회", "body": "주문 내역에서 주문 번호를 누르면 현재 위치와 도착 예정일을 확인할 수 있습니다."}
        {"id": "d4", "title": "회원 탈퇴", "body": "설정의 계정 관리에서 탈퇴를 신청하면 30일 뒤 모든 정보가 지워집니다."}
        """);
    Path answers = home.folder().resolve("answers.jsonl");
    Files.writeString(
        answers,
        """
        {"id": "1", "created_at": "2026-11-21T08:00:00Z", "question": "비밀번호를 잊어버렸어요.", "answer": "비밀번호 찾기를 누르세요.", "vote": "like"}
        {"id": "2", "created_at": "2026-11-21T08:05:00Z", "question": "환불은 얼마나 걸리나요?", "answer": "영업일 기준 3일입니다.", "vote": "dislike"}
        """);
    var _ = imported(documents);
    var _ = imported(answers);
    return this;
  }

  /** Adds bursts of votes, quarantined as by the collector. */
  void hold() {
    try (Workspace beside =
        Workspace.open(DatabaseUrl.h2File(home.folder().resolve("retune")), List.of())) {
      beside.jdbc(SampleBursts::into);
    }
  }

  private void build(RetrainingRequest request) {
    var _ =
        in(Locale.ENGLISH).retraining().run(request.within(Duration.ZERO), ProgressMonitor.none());
  }

  /** Reviews a number of answers; every {@code otherwise}-th verdict differs from the others'. */
  private void reviews(String person, int answers, int otherwise) {
    var _ = new SettingsFileStore(home.settings()).change(old -> old.with("person", person));
    var gateway = in(Locale.ENGLISH).review();
    Optional<QueuedAnswer> last = Optional.empty();
    for (int i = 0; i < answers; i++) {
      Optional<ReviewItem> item =
          last.map(row -> gateway.next(ReviewQueueOrder.NEWEST, row, Set.of()))
              .orElseGet(() -> gateway.first(ReviewQueueOrder.NEWEST, Set.of()));
      if (item.isEmpty()) {
        return;
      }
      long id = item.get().id();
      last = item.get().waiting();
      boolean other = otherwise > 0 && id % otherwise == 0;
      var _ = gateway.save(id, judgement(other ? id + 1 : id), false);
    }
  }

  private static Judgement judgement(long seed) {
    Verdict verdict =
        seed % 5 == 0 ? Verdict.FINE : seed % 9 == 0 ? Verdict.UNCLEAR : Verdict.WRONG;
    Optional<String> code =
        verdict == Verdict.WRONG
            ? Optional.of(seed % 2 == 0 ? "outdated" : "incorrect")
            : Optional.empty();
    return new Judgement(verdict, code, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Returns the services in a language. */
  public WindowServices in(Locale language) {
    return services.window(language);
  }

  @Override
  public void close() {
    services.close();
  }
}

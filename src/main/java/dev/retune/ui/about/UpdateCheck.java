package dev.retune.ui.about;

import dev.retune.common.error.UnavailableException;
import dev.retune.ui.task.TaskRunner;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks an address for the newest version. Nothing is sent but the request itself. */
public final class UpdateCheck {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int OK = 200;

  private final Optional<String> address;
  private final TaskRunner runner;
  private final Consumer<Throwable> failed;

  private UpdateCheck(Address address, TaskRunner runner, Consumer<Throwable> failed) {
    this.address = address.value();
    this.runner = runner;
    this.failed = failed;
  }

  /** The address, if one is set. */
  public record Address(Optional<String> value) {}

  /** Creates a check of an address. */
  public static UpdateCheck of(Address address, TaskRunner runner, Consumer<Throwable> failed) {
    return new UpdateCheck(address, runner, failed);
  }

  boolean isPossible() {
    return address.isPresent();
  }

  /**
   * Asks for a newer version.
   *
   * @param found receives it, or an empty text if this one is the newest
   */
  public void run(Consumer<String> found) {
    address.ifPresent(url -> runner.run(() -> newer(url), found, failed));
  }

  private static String newer(String url) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      Optional<ProgramVersion> newest =
          answer.statusCode() == OK ? ProgramVersion.parse(answer.body()) : Optional.empty();
      if (newest.isEmpty()) {
        throw new UnavailableException("ui.about.unreachable", "HTTP " + answer.statusCode());
      }
      return newer(newest.get(), AboutSheet.version());
    } catch (IOException e) {
      throw new UnavailableException(e, "ui.about.unreachable", e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /** Returns the newest version if it is after this one; a build without a version never asks. */
  static String newer(ProgramVersion newest, String own) {
    return ProgramVersion.parse(own)
        .filter(newest::isAfter)
        .map(older -> newest.toString())
        .orElse("");
  }
}

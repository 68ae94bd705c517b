package dev.retune.embedding.hub;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends the content of files for a {@link TestHub}: whole, in part, slowly, or wrongly. */
final class HubContentSender {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");
  private static final int PIECE = 8192;
  private static final int LARGE = 1_000_000;

  final Set<String> flipped = new HashSet<>();
  final AtomicLong sent = new AtomicLong();
  volatile boolean rangesIgnored;
  volatile long bytesPerSecond = Long.MAX_VALUE;
  volatile long breakAfter = Long.MAX_VALUE;
  volatile Optional<TestHub.Hold> hold = Optional.empty();

  void send(HttpExchange exchange, String path, byte[] content, String hash) throws IOException {
    String etag = "\"" + hash + "\"";
    byte[] bytes = content;
    if (flipped.contains(path)) {
      bytes = content.clone();
      bytes[bytes.length / 2] ^= 1;
    }
    int from = 0;
    int to = bytes.length;
    Optional<Matcher> range = range(exchange, etag);
    var headers = exchange.getResponseHeaders();
    headers.set("ETag", etag);
    headers.set("Accept-Ranges", "bytes");
    if (range.isPresent()) {
      from = Integer.parseInt(range.get().group(1));
      String end = range.get().group(2);
      to = end.isEmpty() ? to : Math.min(to, Integer.parseInt(end) + 1);
      headers.set("Content-Range", "bytes %d-%d/%d".formatted(from, to - 1, bytes.length));
    }
    int status = range.isPresent() ? 206 : 200;
    if (exchange.getRequestMethod().equals("HEAD") || from == to) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, to - from);
    write(exchange.getResponseBody(), bytes, from, to);
  }

  private Optional<Matcher> range(HttpExchange exchange, String etag) {
    String asked = exchange.getRequestHeaders().getFirst("Range");
    String condition = exchange.getRequestHeaders().getFirst("If-Range");
    if (asked == null || rangesIgnored || (condition != null && !condition.equals(etag))) {
      return Optional.empty();
    }
    return Optional.of(RANGE.matcher(asked)).filter(Matcher::matches);
  }

  private void write(OutputStream out, byte[] bytes, int from, int to) throws IOException {
    long written = 0;
    int length;
    for (int at = from; at < to; at += length) {
      length = Math.min(PIECE, to - at);
      Optional<TestHub.Hold> stop = hold.filter(each -> bytes.length > LARGE);
      if (stop.isPresent()) {
        if (at >= stop.get().place()) {
          waitAt(stop.get());
        }
        length = Math.min(length, stop.get().place() - at);
      }
      if (written + length > breakAfter) {
        out.write(bytes, at, (int) (breakAfter - written));
        out.flush();
        throw new IOException("cut off");
      }
      out.write(bytes, at, length);
      out.flush();
      written += length;
      sent.addAndGet(length);
      int end = at + length;
      stop.filter(each -> end == each.place()).ifPresent(each -> each.atOnce().run());
      if (bytesPerSecond < Long.MAX_VALUE) {
        LockSupport.parkNanos(length * 1_000_000_000L / bytesPerSecond);
      }
    }
  }

  private static void waitAt(TestHub.Hold stop) throws IOException {
    stop.reached().countDown();
    try {
      CountDownLatch released = stop.released();
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IOException("held until the client was gone");
  }
}

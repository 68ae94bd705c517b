package dev.retune.embedding.hub;

import dev.retune.common.progress.ProgressMonitor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The body of a response, read piece by piece as it arrives. No more than one piece is held, so
 * that little is lost when the process is killed; a silent server and a cancellation end it.
 */
public final class ResponseStream implements Flow.Subscriber<List<ByteBuffer>>, AutoCloseable {
  private static final Duration GLANCE = Duration.ofMillis(100);

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Duration silence;
  private volatile Flow.Subscription subscription = new NoSubscription();

  /** What has happened to the body. */
  private sealed interface Event {
    record Piece(List<ByteBuffer> buffers) implements Event {}

    record Failed(Throwable cause) implements Event {}

    record Ended() implements Event {}
  }

  /** The state before there is one. */
  private record NoSubscription() implements Flow.Subscription {
    @Override
    public void request(long n) {}

    @Override
    public void cancel() {}
  }

  ResponseStream(Flow.Publisher<List<ByteBuffer>> body, Duration silence) {
    this.silence = silence;
    body.subscribe(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    events.add(new Event.Piece(buffers));
  }

  @Override
  public void onError(Throwable failure) {
    events.add(new Event.Failed(failure));
  }

  @Override
  public void onComplete() {
    events.add(new Event.Ended());
  }

  /**
   * The next piece; empty at the end.
   *
   * @throws IOException when the connection breaks or nothing arrives for too long
   */
  public List<ByteBuffer> next(ProgressMonitor monitor) throws IOException {
    subscription.request(1);
    long end = System.nanoTime() + silence.toNanos();
    try {
      while (true) {
        monitor.check();
        Event event = events.poll(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
        switch (event) {
          case Event.Piece(var buffers) -> {
            return buffers;
          }
          case Event.Failed(IOException cause) -> throw cause;
          case Event.Failed(var cause) -> throw new IOException(cause);
          case Event.Ended() -> {
            return List.of();
          }
          case null -> {
            if (System.nanoTime() - end > 0) {
              throw new HttpTimeoutException("nothing arrived for " + silence);
            }
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** The whole body. */
  byte[] all(int most, ProgressMonitor monitor) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (var piece = next(monitor); !piece.isEmpty(); piece = next(monitor)) {
      for (ByteBuffer buffer : piece) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        all.writeBytes(bytes);
      }
      if (all.size() > most) {
        throw new IOException("the answer is longer than " + most + " bytes");
      }
    }
    return all.toByteArray();
  }

  /** Gives up what has not arrived. */
  @Override
  public void close() {
    subscription.cancel();
  }
}

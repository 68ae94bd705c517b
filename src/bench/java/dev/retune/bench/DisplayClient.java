package dev.retune.bench;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.List;

/** Looks at an X display and presses its keys, from outside the program that has a window there. */
@SuppressWarnings("restricted") // the libraries are those of the display itself
final class DisplayClient implements AutoCloseable {
  static final int CONTROL = 0xffe3;
  static final int PAGE_DOWN = 0xff56;

  private static final AddressLayout POINTER = ValueLayout.ADDRESS;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final long ALL_PLANES = -1;
  private static final int Z_PIXMAP = 2;
  // places within Xlib's struct XImage
  private static final long DATA = 16;
  private static final long BYTES_PER_LINE = 44;
  private static final long PIXEL = 4;

  private final Arena arena = Arena.ofConfined();
  private final SymbolLookup x11 = SymbolLookup.libraryLookup("libX11.so.6", arena);
  private final SymbolLookup test = SymbolLookup.libraryLookup("libXtst.so.6", arena);
  private final MemorySegment display;
  private final long root;

  /** Connects to a display. */
  DisplayClient(String name) {
    this.display =
        (MemorySegment)
            call(x11, "XOpenDisplay", POINTER, List.of(POINTER), arena.allocateFrom(name));
    if (display.equals(MemorySegment.NULL)) {
      throw new IllegalStateException("no display " + name);
    }
    this.root = (long) call(x11, "XDefaultRootWindow", LONG, List.of(POINTER), display);
  }

  /**
   * Counts the pixels of an area that differ from the one to their left, on every fourth line: an
   * empty surface has none, figures and their texts have many.
   */
  int edges(int x, int y, int width, int height) {
    MemorySegment image =
        ((MemorySegment)
                call(
                    x11,
                    "XGetImage",
                    POINTER,
                    List.of(POINTER, LONG, INT, INT, INT, INT, LONG, INT),
                    display,
                    root,
                    x,
                    y,
                    width,
                    height,
                    ALL_PLANES,
                    Z_PIXMAP))
            .reinterpret(BYTES_PER_LINE + Integer.BYTES);
    long line = image.get(INT, BYTES_PER_LINE);
    MemorySegment pixels = image.get(POINTER, DATA).reinterpret(line * height);
    int found = 0;
    for (int row = 0; row < height; row += 4) {
      int left = pixels.get(INT, row * line);
      for (long column = 1; column < width; column++) {
        int now = pixels.get(INT, row * line + column * PIXEL);
        if (now != left) {
          found++;
        }
        left = now;
      }
    }
    call(x11, "XDestroyImage", INT, List.of(POINTER), image);
    return found;
  }

  /** Presses a key, by its X name, while another is held. */
  void press(int held, int key) {
    key(held, true);
    press(key);
    key(held, false);
  }

  void press(int key) {
    key(key, true);
    key(key, false);
  }

  private void key(int symbol, boolean down) {
    byte code =
        (byte)
            call(
                x11,
                "XKeysymToKeycode",
                ValueLayout.JAVA_BYTE,
                List.of(POINTER, LONG),
                display,
                (long) symbol);
    call(
        test,
        "XTestFakeKeyEvent",
        INT,
        List.of(POINTER, INT, INT, LONG),
        display,
        Byte.toUnsignedInt(code),
        down ? 1 : 0,
        0L);
    call(x11, "XSync", INT, List.of(POINTER, INT), display, 0);
  }

  private static Object call(
      SymbolLookup library,
      String name,
      MemoryLayout result,
      List<MemoryLayout> arguments,
      Object... values) {
    try {
      return Linker.nativeLinker()
          .downcallHandle(
              library.find(name).orElseThrow(),
              FunctionDescriptor.of(result, arguments.toArray(MemoryLayout[]::new)))
          .invokeWithArguments(values);
    } catch (Throwable e) {
      throw new IllegalStateException(name, e);
    }
  }

  @Override
  public void close() {
    call(x11, "XCloseDisplay", INT, List.of(POINTER), display);
    arena.close();
  }
}

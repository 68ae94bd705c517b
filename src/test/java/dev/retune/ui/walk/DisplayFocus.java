package dev.retune.ui.walk;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Gives the keyboard of an X display to a window, which a window manager would do. */
@SuppressWarnings("restricted") // the library is that of the display itself
final class DisplayFocus {
  private static final AddressLayout POINTER = ValueLayout.ADDRESS;
  private static final ValueLayout.OfLong ID = ValueLayout.JAVA_LONG;
  private static final ValueLayout.OfInt NUMBER = ValueLayout.JAVA_INT;
  private static final int REVERT_TO_PARENT = 2;

  private DisplayFocus() {}

  /** Gives the keyboard to the window that the mouse is over. */
  static void followMouse() {
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup library = SymbolLookup.libraryLookup("libX11.so.6", arena);
      MethodHandle open = function(library, "XOpenDisplay", POINTER, POINTER);
      MemorySegment display = (MemorySegment) open.invokeExact(MemorySegment.NULL);
      long root = (long) function(library, "XDefaultRootWindow", ID, POINTER).invokeExact(display);
      MemorySegment child = arena.allocate(ID);
      MemorySegment other = arena.allocate(ID);
      MethodHandle under =
          function(
              library,
              "XQueryPointer",
              NUMBER,
              POINTER,
              ID,
              POINTER,
              POINTER,
              POINTER,
              POINTER,
              POINTER,
              POINTER,
              POINTER);
      int on =
          (int) under.invokeExact(display, root, other, child, other, other, other, other, other);
      long window = child.get(ID, 0);
      if (on == 0 || window == 0) {
        throw new IllegalStateException("the mouse is over no window");
      }
      give(library, display, window);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes the keyboard from all windows, as another program does that comes to the front. */
  static void leaveWindows() {
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup library = SymbolLookup.libraryLookup("libX11.so.6", arena);
      MethodHandle open = function(library, "XOpenDisplay", POINTER, POINTER);
      MemorySegment display = (MemorySegment) open.invokeExact(MemorySegment.NULL);
      long root = (long) function(library, "XDefaultRootWindow", ID, POINTER).invokeExact(display);
      give(library, display, root);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static void give(SymbolLookup library, MemorySegment display, long window)
      throws Throwable {
    int given =
        (int)
            function(library, "XSetInputFocus", NUMBER, POINTER, ID, NUMBER, ID)
                .invokeExact(display, window, REVERT_TO_PARENT, 0L);
    int closed = (int) function(library, "XCloseDisplay", NUMBER, POINTER).invokeExact(display);
    if (given == 0 || closed != 0) {
      throw new IllegalStateException("the keyboard was not given");
    }
  }

  private static MethodHandle function(
      SymbolLookup library, String name, MemoryLayout result, MemoryLayout... arguments) {
    return Linker.nativeLinker()
        .downcallHandle(library.find(name).orElseThrow(), FunctionDescriptor.of(result, arguments));
  }
}

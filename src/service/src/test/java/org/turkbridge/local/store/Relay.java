package org.turkbridge.local.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Stands between a server and those who call it: what it is cut off from seems to be away. */
public final class Relay implements AutoCloseable {
  private final int target;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final int port;
  private @Nullable ServerSocket entrance;
  private volatile boolean deaf;

  private Relay(int target) throws IOException {
    this.target = target;
    this.entrance = listen(0);
    this.port = entrance.getLocalPort();
    accept(entrance);
  }

  /** One before the server on that port of this machine. */
  public static Relay before(int target) {
    try {
      return new Relay(target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return port;
  }

  /** The same URL through this. */
  public String url(String direct) {
    return direct.replace(":" + target + "/", ":" + port + "/");
  }

  private static ServerSocket listen(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return socket;
  }

  private void accept(ServerSocket from) {
    daemon(
        () -> {
          while (true) {
            Socket caller = from.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(caller);
            sockets.add(server);
            daemon(() -> copy(caller, server, false));
            daemon(() -> copy(server, caller, true));
          }
        });
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void daemon(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                // Cut.
              }
            },
            "relay");
    thread.setDaemon(true);
    thread.start();
  }

  private void copy(Socket from, Socket to, boolean isAnswer) throws IOException {
    byte[] bytes = new byte[8192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
        if (isAnswer && deaf) {
          return;
        }
        out.write(bytes, 0, length);
      }
    }
  }

  /** Ends connections where the next answer of the server would have come. */
  public void cutBeforeNextAnswer() {
    deaf = true;
  }

  /** Ends all connections. */
  public void cut() {
    sockets.forEach(Relay::close);
    sockets.clear();
  }

  /** Ends all connections, and takes no more. */
  public void goAway() {
    if (entrance != null) {
      close(entrance);
      entrance = null;
    }
    cut();
  }

  /** Takes connections again. */
  public void comeBack() {
    try {
      deaf = false;
      entrance = listen(port);
      accept(entrance);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    goAway();
  }
}

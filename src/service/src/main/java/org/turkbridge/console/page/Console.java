package org.turkbridge.console.page;

import static java.util.stream.Collectors.toMap;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.turkbridge.console.data.DataAccess;
import org.turkbridge.console.data.EmbeddedData;
import org.turkbridge.console.ledger.CallLedger;
import org.turkbridge.console.live.LiveCall;
import org.turkbridge.console.live.LiveCalls;
import org.turkbridge.console.live.LiveFilter;
import org.turkbridge.console.sample.SampleCall;
import org.turkbridge.console.sample.SampleCalls;
import org.turkbridge.legacy.LegacyOperations;
import org.turkbridge.local.store.CallKind;
import org.turkbridge.local.store.CountedCalls;
import org.turkbridge.local.store.StoreException;
import org.turkbridge.memory.MemoryShortageException;

/** The pages of the console, made of what the ledger and the embedded service have. */
public final class Console {
  static final String PROGRAMS = "programs";
  static final String OPERATIONS = "operations";
  private static final String LIVE = "live";
  private static final String SAMPLE = "sample";
  private static final String NO_NOTE = "";
  private static final String NO_SAMPLES =
      "This server has access keys of its own, so calls are made with them here only with a"
          + " password: start it with --console-password-file FILE.";
  private static final String STALE_FORM =
      "It was not made by this server since it was started. Go back, load the page again, and send"
          + " its form again.";

  private static final Map<String, String> FILES =
      Map.of(
          "console.css", "text/css; charset=utf-8",
          "icon.svg", "image/svg+xml",
          "live.js", "text/javascript; charset=utf-8",
          "copy.js", "text/javascript; charset=utf-8");

  private final FormTokens tokens = new FormTokens(new SecureRandom());
  private final CallLedger ledger;
  private final LiveCalls live;
  private final Optional<SampleCalls> samples;
  private final ServiceBehind upstream;
  private final DataPages data;
  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          Console.class.getClassLoader(),
          "org.turkbridge.console.template");

  /**
   * @param samples empty where nobody makes any here
   * @param upstream the service behind the old API
   * @param data what the embedded service has
   * @param access whether that is shown
   */
  public Console(
      CallLedger ledger,
      LiveCalls live,
      Optional<SampleCalls> samples,
      ServiceBehind upstream,
      EmbeddedData data,
      DataAccess access) {
    this.ledger = ledger;
    this.live = live;
    this.samples = samples;
    this.upstream = upstream;
    this.data = new DataPages(data, access, tokens, this::page);
  }

  /**
   * The calls that arrive from now on.
   *
   * @param query says which, as that of the page does, and after which place
   * @param lastId that the browser was told of such events; empty if it is told of them the first
   *     time
   */
  public LiveEvents events(Map<String, String> query, Optional<String> lastId) {
    long place =
        lastId
            .or(() -> Optional.ofNullable(query.get("after")))
            .filter(text -> text.matches("\\d{1,18}"))
            .map(Long::valueOf)
            .orElseGet(live::end);
    return new LiveEvents(live, LiveFilter.of(query), place, this::liveRows);
  }

  private String liveRows(List<LiveCall> calls) {
    return html("liverows.jte", Map.of("rows", LiveCallRow.newestFirst(calls, ledger.today())));
  }

  /** A page, or a file that pages need. What is not there is answered as that. */
  public ConsoleAnswer answer(ConsoleRequest request) {
    String type = FILES.get(request.path());
    if (type != null) {
      return ConsoleAnswer.file(200, type, file(request.path()));
    }
    CallFilter filter = CallFilter.of(request.query(), ledger.today());
    if (request.form().isPresent() && !tokens.accept(request)) {
      return message(403, "This form was not taken", filter, STALE_FORM);
    }
    if (request.path().equals(LIVE)) {
      return live(request, filter);
    }
    if (request.path().equals(SAMPLE)) {
      return samples
          .map(calls -> sample(calls, request, filter))
          .orElseGet(() -> message(403, "Sample call", filter, NO_SAMPLES));
    }
    try {
      if (data.includes(request.path())) {
        return data.answer(request, filter);
      }
      return new Answering(request, filter, ledger.between(filter.from(), filter.to())).answer();
    } catch (StoreException e) {
      return message(
          503, "The store cannot be read", filter, Objects.requireNonNullElse(e.getMessage(), ""));
    } catch (MemoryShortageException e) {
      return message(
          503, "There is no memory for it", filter, Objects.requireNonNullElse(e.getMessage(), ""));
    }
  }

  /** The last calls; a script goes on with those that follow. */
  private ConsoleAnswer live(ConsoleRequest request, CallFilter filter) {
    LiveFilter which = LiveFilter.of(request.query());
    LiveCalls.Batch last = live.after(0, which, LiveEvents.MOST);
    return page(
        200,
        "live.jte",
        Map.of(
            "frame",
            new PageFrame("Live", LIVE, "", filter, List.of()),
            "which",
            which,
            "after",
            last.next(),
            "rows",
            LiveCallRow.newestFirst(last.calls(), ledger.today())));
  }

  /** A form to make a call with, and the call that was made with it. */
  private ConsoleAnswer sample(SampleCalls made, ConsoleRequest request, CallFilter filter) {
    SampleCall chosen = SampleCall.of(request.sent("operation")).orElse(SampleCall.BALANCE);
    String requester = request.sent("requester");
    Map<String, Object> parameters =
        new HashMap<>(
            Map.of(
                "frame",
                new PageFrame("Sample call", SAMPLE, "", filter, List.of()),
                "token",
                tokens.of(SAMPLE),
                "calls",
                List.of(SampleCall.values()),
                "chosen",
                chosen,
                "requesters",
                made.requesters(),
                "requester",
                requester,
                "upstream",
                upstream.name()));
    request.form().ifPresent(form -> parameters.put("made", made.make(chosen, requester)));
    return page(200, "sample.jte", parameters);
  }

  private ConsoleAnswer message(int status, String title, CallFilter filter, String text) {
    PageFrame frame = new PageFrame(title, "", "", filter, List.of());
    return page(status, "message.jte", Map.of("frame", frame, "text", text));
  }

  private static byte[] file(String name) {
    try (InputStream in = Objects.requireNonNull(Console.class.getResourceAsStream(name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ConsoleAnswer page(int status, String template, Map<String, Object> parameters) {
    return ConsoleAnswer.page(status, html(template, parameters));
  }

  private String html(String template, Map<String, Object> parameters) {
    StringOutput html = new StringOutput();
    templates.render(template, parameters, html);
    return html.toString();
  }

  /** The answering of one request. */
  private final class Answering {
    private final ConsoleRequest request;
    private final CallFilter filter;
    private final List<String> requesters;
    private final Map<CallKind, CountedCalls> calls;

    Answering(ConsoleRequest request, CallFilter filter, Map<CallKind, CountedCalls> all) {
      this.request = request;
      this.filter = filter;
      TreeSet<String> names = new TreeSet<>();
      all.keySet().forEach(kind -> names.add(kind.requester()));
      this.requesters = List.copyOf(names);
      this.calls = only(all, kind -> filter.includes(kind.requester()));
    }

    ConsoleAnswer answer() {
      if (request.form().isPresent()) {
        return page(
            405,
            "message.jte",
            Map.of(
                "frame",
                frame("No form is sent here", "", ""),
                "text",
                "Open this page by its link."));
      }
      Optional<String> name = Optional.ofNullable(request.query().get("name"));
      return switch (request.path()) {
        case "" -> overview();
        case PROGRAMS -> name.map(this::program).orElseGet(this::programs);
        case OPERATIONS -> name.map(this::operation).orElseGet(this::operations);
        default -> nothing("There is no page at this address.");
      };
    }

    private ConsoleAnswer nothing(String text) {
      return page(404, "message.jte", Map.of("frame", frame("Nothing here", "", ""), "text", text));
    }

    private PageFrame frame(String title, String section, String name) {
      return new PageFrame(title, section, name, filter, requesters);
    }

    private ConsoleAnswer overview() {
      return page(
          200,
          "overview.jte",
          Map.of(
              "frame", frame("Overview", "", ""),
              "totals", CallTotals.of(calls),
              "old", CallTotals.of(old()),
              "oldPrograms", CallTotals.by(CallKind::program, old()).size(),
              "legacyUri", request.legacyUri().toString(),
              "botoLine", botoLine(request.legacyUri()),
              "plots",
                  List.of(
                      StackedBars.of(
                          "by-api",
                          "Old and new API, calls a day",
                          StackedBars.WIDE,
                          filter,
                          calls,
                          Console::api,
                          "Old API",
                          "New API"),
                      StackedBars.of(
                          "by-operation",
                          "Calls a day by operation",
                          StackedBars.HALF,
                          filter,
                          calls,
                          CallKind::operation),
                      StackedBars.of(
                          "by-program",
                          "Calls a day by program",
                          StackedBars.HALF,
                          filter,
                          calls,
                          CallKind::program)),
              "tables", List.of(programTable(calls), operationTable(calls), errorTable(calls))));
    }

    private Map<CallKind, CountedCalls> old() {
      return only(calls, kind -> kind.api().equals(CallLedger.LEGACY));
    }

    private ConsoleAnswer programs() {
      return list("Programs", PROGRAMS, programTable(calls), CallKind::program);
    }

    private ConsoleAnswer operations() {
      return list("Operations", OPERATIONS, operationTable(calls), CallKind::operation);
    }

    private ConsoleAnswer list(
        String title, String section, CallTableView table, Function<CallKind, String> name) {
      return detail(
          frame(title, section, ""),
          calls,
          List.of(StackedBars.of("by-name", "Calls a day", StackedBars.WIDE, filter, calls, name)),
          List.of(table));
    }

    private ConsoleAnswer program(String name) {
      Map<CallKind, CountedCalls> own = only(calls, kind -> kind.program().equals(name));
      if (own.isEmpty()) {
        return nothing("In these days there is no call of a program of this name.");
      }
      return detail(
          frame(name, PROGRAMS, name),
          own,
          List.of(
              StackedBars.of(
                  "by-operation",
                  "Calls a day by operation",
                  StackedBars.WIDE,
                  filter,
                  own,
                  CallKind::operation)),
          List.of(operationTable(own), versionTable(own), errorTable(own), requesterTable(own)));
    }

    private ConsoleAnswer operation(String name) {
      Map<CallKind, CountedCalls> own = only(calls, kind -> kind.operation().equals(name));
      if (own.isEmpty()) {
        return nothing("In these days there is no call of an operation of this name.");
      }
      Map<String, Object> shown =
          detailed(
              frame(name, OPERATIONS, name),
              own,
              List.of(
                  StackedBars.of(
                      "by-program",
                      "Calls a day by program",
                      StackedBars.WIDE,
                      filter,
                      own,
                      CallKind::program)),
              List.of(programTable(own), versionTable(own), errorTable(own)));
      Map<CallKind, CountedCalls> ofOld = only(own, kind -> kind.api().equals(CallLedger.LEGACY));
      if (!ofOld.isEmpty() && LegacyOperations.exists(name)) {
        URI endpoint = upstream.endpoint().orElse(request.currentUri());
        shown.put("code", OperationCode.of(name, parameters(ofOld), endpoint));
      }
      return page(200, "detail.jte", shown);
    }

    private ConsoleAnswer detail(
        PageFrame frame,
        Map<CallKind, CountedCalls> own,
        List<StackedBars> plots,
        List<CallTableView> tables) {
      return page(200, "detail.jte", detailed(frame, own, plots, tables));
    }

    private Map<String, Object> detailed(
        PageFrame frame,
        Map<CallKind, CountedCalls> own,
        List<StackedBars> plots,
        List<CallTableView> tables) {
      return new HashMap<>(
          Map.of(
              "frame",
              frame,
              "totals",
              CallTotals.of(own),
              "replacement",
              frame.section().equals(OPERATIONS) ? replacement(own, frame) : "",
              "parameters",
              frame.name().isEmpty() || frame.section().equals(PROGRAMS)
                  ? List.of()
                  : parameters(own),
              "plots",
              plots,
              "tables",
              tables));
    }

    private String replacement(Map<CallKind, CountedCalls> own, PageFrame frame) {
      boolean isOld = own.keySet().stream().anyMatch(kind -> kind.api().equals(CallLedger.LEGACY));
      return isOld ? current(frame.name()) : "";
    }

    private CallTableView programTable(Map<CallKind, CountedCalls> own) {
      return table(
          "Programs",
          "Program",
          "",
          own,
          CallKind::program,
          name -> filter.at(PROGRAMS, name),
          name -> NO_NOTE);
    }

    private CallTableView operationTable(Map<CallKind, CountedCalls> own) {
      return table(
          "Operations",
          "Operation",
          "In the API of 2017-01-17",
          own,
          CallKind::operation,
          name -> filter.at(OPERATIONS, name),
          Console::current);
    }

    private CallTableView versionTable(Map<CallKind, CountedCalls> own) {
      return table(
          "Versions of the API",
          "Version",
          "",
          own,
          kind -> kind.version() + " by " + kind.transport(),
          name -> "",
          name -> NO_NOTE);
    }

    private CallTableView requesterTable(Map<CallKind, CountedCalls> own) {
      return table(
          "Requesters", "Requester", "", own, CallKind::requester, name -> "", name -> NO_NOTE);
    }

    private CallTableView errorTable(Map<CallKind, CountedCalls> own) {
      return table(
          "Errors",
          "Error",
          "",
          only(own, kind -> !kind.outcome().equals(CallLedger.OK)),
          CallKind::outcome,
          name -> "",
          name -> NO_NOTE);
    }
  }

  private static CallTableView table(
      String title,
      String subject,
      String note,
      Map<CallKind, CountedCalls> calls,
      Function<CallKind, String> name,
      Function<String, String> address,
      Function<String, String> notes) {
    return new CallTableView(
        title,
        subject,
        note,
        CallTotals.by(name, calls).entrySet().stream()
            .map(
                each ->
                    new CallRow(
                        each.getKey(),
                        address.apply(each.getKey()),
                        each.getValue(),
                        notes.apply(each.getKey())))
            .toList());
  }

  /** What is to be written in a program that uses boto 2. */
  private static String botoLine(URI legacy) {
    boolean isSecure = legacy.getScheme().equals("https");
    int port = legacy.getPort() >= 0 ? legacy.getPort() : isSecure ? 443 : 80;
    return "MTurkConnection(ACCESS_KEY, SECRET_KEY, host=\"%s\", port=%d, is_secure=%s)"
        .formatted(legacy.getHost(), port, isSecure ? "True" : "False");
  }

  private static String api(CallKind kind) {
    return kind.api().equals(CallLedger.LEGACY) ? "Old API" : "New API";
  }

  /** What stands for an operation of the legacy API; empty for one of the current alone. */
  private static String current(String operation) {
    return Optional.ofNullable(LegacyOperations.all().get(operation))
        .map(current -> current.orElse("nothing in its place"))
        .orElse(NO_NOTE);
  }

  private static List<String> parameters(Map<CallKind, CountedCalls> calls) {
    TreeSet<String> names = new TreeSet<>();
    calls.values().forEach(each -> names.addAll(each.parameters()));
    return List.copyOf(names);
  }

  private static Map<CallKind, CountedCalls> only(
      Map<CallKind, CountedCalls> calls, Predicate<CallKind> which) {
    return calls.entrySet().stream()
        .filter(each -> which.test(each.getKey()))
        .collect(
            toMap(Map.Entry::getKey, Map.Entry::getValue, CountedCalls::plus, LinkedHashMap::new));
  }
}

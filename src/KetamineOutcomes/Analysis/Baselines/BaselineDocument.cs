using System.Runtime.InteropServices;
using System.Text.Json;
using KetamineOutcomes.Data;

namespace KetamineOutcomes.Analysis.Baselines;

/// <summary>A stored result: its values, and the line at which each stands.</summary>
internal sealed class BaselineDocument : IDisposable
{
    private readonly ReadOnlyMemory<byte> json;
    private readonly JsonDocument document;
    private int[]? lineStarts;

    private BaselineDocument(ReadOnlyMemory<byte> json, JsonDocument document)
    {
        this.json = json;
        this.document = document;
    }

    /// <summary>The whole object.</summary>
    public JsonElement Root => document.RootElement;

    /// <summary>Parses a result.</summary>
    /// <param name="json">UTF-8, with or without a byte order mark.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="TrialDataException">It is no JSON object.</exception>
    public static BaselineDocument Parse(ReadOnlyMemory<byte> json, string name)
    {
        if (json.Span.StartsWith("\uFEFF"u8))
        {
            json = json[3..];
        }
        try
        {
            JsonDocument document = JsonDocument.Parse(json);
            RefuseBrokenText(document.RootElement);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new BaselineDocument(json, document)
                : throw new JsonException("an object is expected", null, 0, 0);
        }
        catch (InvalidOperationException)
        {
            throw new TrialDataException(
                DataProblem.Error(
                    "not-json",
                    "A text in it holds half a character (a lone surrogate such as \\ud800).",
                    "Write the result again with the verb that made it."
                ) with
                {
                    File = name,
                }
            );
        }
        catch (JsonException problem)
        {
            throw new TrialDataException(
                DataProblem.Error(
                    "not-json",
                    "This is no result: it is not a JSON object.",
                    "Give a file that `analyze -o` or a verb's `--output` wrote."
                ) with
                {
                    File = name,
                    Line = (int?)problem.LineNumber + 1,
                }
            );
        }
    }

    /// <summary>The line of a value, from 1; <c>null</c> for none.</summary>
    public int? LineOf(JsonElement? value)
    {
        if (value is not { } element || !json.Span.Overlaps(JsonMarshal.GetRawUtf8Value(element), out int offset))
        {
            return null;
        }
        int found = Array.BinarySearch(lineStarts ??= LineStarts(json.Span), offset);
        return found >= 0 ? found + 1 : ~found;
    }

    /// <summary>A text of the whole object, such as its version; <c>null</c> when there is none.</summary>
    public string? Text(string name) =>
        Root.TryGetProperty(name, out JsonElement text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;

    /// <inheritdoc/>
    public void Dispose() => document.Dispose();

    private static int[] LineStarts(ReadOnlySpan<byte> text)
    {
        var starts = new List<int> { 0 };
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                starts.Add(i + 1);
            }
        }
        return [.. starts];
    }

    /// <summary>Reads every text once: half a character cannot be read.</summary>
    private static void RefuseBrokenText(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (JsonElement inner in element.EnumerateArray())
                {
                    RefuseBrokenText(inner);
                }
                break;
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    _ = property.Name;
                    RefuseBrokenText(property.Value);
                }
                break;
        }
    }
}

namespace KetamineOutcomes.Data.Csv;

/// <summary>The text from some record on, which is to be read as one.</summary>
/// <param name="Text">The text.</param>
/// <param name="Buffered">How many of its bytes have been taken from the input already.</param>
internal sealed record RestOfText(Stream Text, long Buffered);

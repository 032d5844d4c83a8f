namespace KetamineOutcomes.Data;

/// <summary>The form under which words of closed lists are compared.</summary>
internal static class WordForm
{
    /// <summary>Letters and digits only, in upper case: <c>HAM-D 17</c> and <c>hamd_17</c> are both <c>HAMD17</c>.</summary>
    /// <param name="word">The word.</param>
    /// <returns>Its form; empty when it has neither letter nor digit.</returns>
    public static string Of(string word) =>
        string.Create(
            word.Count(char.IsLetterOrDigit),
            word,
            static (form, text) =>
            {
                int at = 0;
                foreach (char letter in text)
                {
                    if (char.IsLetterOrDigit(letter))
                    {
                        form[at++] = char.ToUpperInvariant(letter);
                    }
                }
            }
        );
}

namespace KetamineOutcomes.Data;

/// <summary>Words for a file that cannot be opened or read.</summary>
internal static class UnreadableFile
{
    public static DataProblem Describe(string path, Exception cause)
    {
        (string message, string advice) =
            Directory.Exists(path) ? ("This is a folder, not a file.", "Name a file in it.")
            : cause is FileNotFoundException or DirectoryNotFoundException
                ? ("There is no such file.", "Check the name and the folder.")
            : cause is UnauthorizedAccessException ? ("The file may not be read.", "Check its permissions.")
            : ("The file cannot be read.", "Check the name, and that the disk is readable.");
        return DataProblem.Error("unreadable-file", message, advice) with { File = path };
    }
}
